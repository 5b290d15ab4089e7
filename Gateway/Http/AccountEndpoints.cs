using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Orleans;
using Trading.Accounts;
using Trading.Gateway.Access;
using Trading.Gateway.Commands;

namespace Trading.Gateway.Http;

/// <summary><c>GET /api/v1/users/{user}/summary</c> and <c>GET /api/v1/quotes/{symbol}</c>.</summary>
internal sealed class AccountEndpoints(ICommandRouter router, IGrainFactory grains)
{
    /// <summary>Answers with the summary of an account. Nothing is recorded.</summary>
    public async Task GetSummaryAsync(HttpContext context)
    {
        var user = UserOf(context);
        if (!UserId.IsValid(user))
        {
            await Problem.WriteAsync(context, Status.Malformed, errors: FieldFault.Of("user", FieldFault.NoUserId));
            return;
        }

        if (!CallerIdentity.Of(context.User)!.CanActFor(user))
        {
            await Problem.WriteAsync(context, Status.Forbidden);
            return;
        }

        if (await grains.GetGrain<IUserGrain>(user).GetSummaryAsync() is not { } summary)
        {
            await Problem.WriteAsync(context, Status.UnknownUser);
            return;
        }

        byte[] json;
        using (summary)
            json = summary.ToJson();
        await AnswerAsync(context.Response, json);
    }

    /// <summary>Answers with a quote, as the command <c>QUOTE</c> of the caller.</summary>
    public async Task GetQuoteAsync(HttpContext context)
    {
        var caller = CallerIdentity.Of(context.User)!;
        var user = QueryUser.Of(context.Request) ?? (caller.Role == Role.User ? caller.Name : null);
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        if (user is null || !UserId.IsValid(user))
            faults["user"] = user is null ? "is missing" : FieldFault.NoUserId;
        if (!Symbol.TryParse(System.Text.Encoding.UTF8.GetBytes((string)context.Request.RouteValues["symbol"]!), out var symbol))
            faults["symbol"] = "is not one to three letters or digits";
        if (faults.Count > 0)
        {
            await Problem.WriteAsync(context, Status.Malformed, errors: faults);
            return;
        }

        if (!caller.CanActFor(user!))
        {
            await Problem.WriteAsync(context, Status.Forbidden);
            return;
        }

        var completed = await router.ExecuteAsync(user!, new Command { Kind = CommandKind.Quote, Symbol = symbol });
        if (completed.Outcome.Status != Status.Ok)
        {
            await Problem.WriteAsync(context, completed.Outcome.Status, completed.Outcome.TransactionNum);
            return;
        }

        var result = new byte[ResultJson.BytesMax(completed)];
        await AnswerAsync(context.Response, result.AsMemory(0, ResultJson.Write(completed, result)));
    }

    /// <summary>The user that the path names.</summary>
    private static string UserOf(HttpContext context)
    {
        var user = (string)context.Request.RouteValues["user"]!;
        if (!user.Contains("%2F", StringComparison.OrdinalIgnoreCase))
            return user;
        // The server leaves an encoded slash as it is; whether its percent sign was encoded too is in the target only.
        var path = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?')[0];
        return Uri.UnescapeDataString(path.TrimEnd('/').Split('/')[^2]);
    }

    private static Task AnswerAsync(HttpResponse response, ReadOnlyMemory<byte> json)
    {
        response.ContentType = "application/json";
        response.ContentLength = json.Length;
        return response.Body.WriteAsync(json, response.HttpContext.RequestAborted).AsTask();
    }
}
