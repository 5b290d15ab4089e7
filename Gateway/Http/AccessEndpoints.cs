using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Trading.Accounts;
using Trading.Gateway.Access;

namespace Trading.Gateway.Http;

/// <summary><c>POST /api/v1/auth/…</c>: register, login, refresh, logout.</summary>
internal sealed class AccessEndpoints(AccessService access, IOptions<HttpDoorOptions> options)
{
    /// <summary>Keeps a new user's password and logs the user in.</summary>
    public async Task RegisterAsync(HttpContext context)
    {
        if (await ReadCredentialsAsync(context, isNew: true) is var (user, password))
            await AnswerAsync(context, await access.RegisterAsync(user, password, context.RequestAborted));
    }

    /// <summary>Logs a user or the supervisor in.</summary>
    public async Task LoginAsync(HttpContext context)
    {
        if (await ReadCredentialsAsync(context, isNew: false) is var (user, password))
            await AnswerAsync(context, await access.LoginAsync(user, password, context.RequestAborted));
    }

    /// <summary>Renews a login.</summary>
    public async Task RefreshAsync(HttpContext context)
    {
        if (await ReadRefreshTokenAsync(context) is { } token)
            await AnswerAsync(context, await access.RefreshAsync(token));
    }

    /// <summary>Ends a login.</summary>
    public async Task LogoutAsync(HttpContext context)
    {
        if (await ReadRefreshTokenAsync(context) is not { } token)
            return;
        if (await access.LogoutAsync(token))
            context.Response.StatusCode = Microsoft.AspNetCore.Http.StatusCodes.Status204NoContent;
        else
            await AnswerAsync(context, new AccessResult(AccessStatus.BadCredentials));
    }

    private async Task<(string User, string Password)?> ReadCredentialsAsync(HttpContext context, bool isNew)
    {
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        var body = await ReadAsync(context, HttpJson.Default.Credentials, faults);
        if (faults.Count == 0)
        {
            if (body?.User is null || !UserId.IsValid(body.User))
                faults["user"] = body?.User is null ? "is missing" : FieldFault.NoUserId;
            if (body?.Password is null)
                faults["password"] = "is missing";
            else if (body.Password.Length > PasswordRules.LengthMax || (isNew && !PasswordRules.IsValid(body.Password)))
                faults["password"] = $"is not {PasswordRules.LengthMin} to {PasswordRules.LengthMax} characters";
        }

        if (faults.Count == 0)
            return (body!.User!, body.Password!);
        await Problem.WriteAsync(context, Status.Malformed, errors: faults);
        return null;
    }

    private async Task<string?> ReadRefreshTokenAsync(HttpContext context)
    {
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        var body = await ReadAsync(context, HttpJson.Default.RefreshRequest, faults);
        if (faults.Count == 0 && body?.RefreshToken is null)
            faults["refreshToken"] = "is missing";
        if (faults.Count == 0)
            return body!.RefreshToken;
        await Problem.WriteAsync(context, Status.Malformed, errors: faults);
        return null;
    }

    private async Task<T?> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> type, Dictionary<string, string> faults)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = options.Value.JsonBytesMax;
        try
        {
            return await JsonSerializer.DeserializeAsync(context.Request.Body, type, context.RequestAborted);
        }
        catch (JsonException failure)
        {
            var field = failure.Path?.TrimStart('$', '.') ?? "";
            faults[field] = field.Length == 0
                ? "the body is not a JSON object of the right fields"
                : "is not a known field, or not of the right type";
            return default;
        }
    }

    private static Task AnswerAsync(HttpContext context, AccessResult result)
    {
        switch (result.Status)
        {
            case AccessStatus.Ok:
                return context.Response.WriteAsJsonAsync(
                    new TokenAnswer(result.AccessToken, result.RefreshToken, (long)result.Life.TotalSeconds),
                    HttpJson.Default.TokenAnswer,
                    cancellationToken: context.RequestAborted);
            case AccessStatus.UserExists:
                return Problem.WriteAsync(context, 409, Problem.UserExists, "the name is taken");
            case AccessStatus.BadCredentials:
                return Problem.WriteAsync(context, 401, Problem.BadCredentials, "there is no such login");
            case AccessStatus.TooMany:
                context.Response.Headers.RetryAfter = "60";
                return Problem.WriteAsync(context, 429, Problem.RateLimited, "too many logins to this name, try again later");
            default:
                return Problem.WriteAsync(context, Status.Overloaded);
        }
    }
}
