using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Trading.Gateway.Access;
using Trading.Gateway.Market;
using Trading.Market;

namespace Trading.Gateway.Http.Market;

/// <summary>
/// <c>POST /api/v1/trade-messages</c> and <c>POST /api/message</c> (market-processor.md, "Message"). Anybody may send; addresses have a
/// limit, for which a request that is refused as a whole counts as the messages that it has, or as one: reading it was work too.
/// </summary>
internal sealed class MessageEndpoint(
    MessageIntake intake, RefusalCounter refusals, IOptions<MessageDoorOptions> options, TimeProvider clock)
{
    // The number of an array's item and a sign are put behind it.
    private const int KeyLengthMax = IncomingMessage.KeyLengthMax - 5;

    private readonly TokenBuckets<System.Net.IPAddress>? _addresses = options.Value.MessagesPerSecond == 0
        ? null
        : new TokenBuckets<System.Net.IPAddress>(options.Value.MessagesPerSecond, options.Value.MessagesBurst, clock);

    /// <summary>Takes one message or an array of them.</summary>
    public Task HandleAsync(HttpContext context) => HandleAsync(context, isLegacy: false, IsService(context));

    /// <summary>Takes one message, in the form that existing clients use.</summary>
    public Task HandleLegacyAsync(HttpContext context) => HandleAsync(context, isLegacy: true, IsService(context));

    /// <summary>Takes messages.</summary>
    /// <param name="context">The request.</param>
    /// <param name="isLegacy">Whether the answer is to have the form that existing clients use.</param>
    /// <param name="isExempt">Whether the caller has no limit.</param>
    public async Task HandleAsync(HttpContext context, bool isLegacy, bool isExempt)
    {
        var answer = new MessageAnswer(context, isLegacy);
        var limits = isExempt ? null : _addresses;
        var address = limits is null ? System.Net.IPAddress.None : RateLimits.AddressOf(context);
        if (limits is not null && limits.WaitFor(address) is { Ticks: > 0 } wait)
        {
            await RefuseAsync(answer, TradeFault.RateLimited, wait);
            return;
        }

        if (MessageContent.IsOther(context.Request))
        {
            limits?.Take(address, 1);
            await RefuseAsync(answer, TradeFault.UnsupportedMediaType);
            return;
        }

        var key = context.Request.Headers[SessionKey.IdempotencyHeader];
        var keyFault = FaultOf(key);
        var isStrict = context.Request.QueryString.HasValue && context.Request.Query["strict"] is [("1" or "true")];
        var body = await MessageContent.ReadAsync(
            context, keyFault is null ? key : default(string), isStrict, clock.GetUtcNow().ToUnixTimeMilliseconds());
        var fault = body is null ? TradeFault.BodyTooLarge : isLegacy && body.IsArray ? TradeFault.NotAnObject : body.Fault;
        if (fault != TradeFault.None)
        {
            limits?.Take(address, 1);
            await RefuseAsync(answer, fault);
            return;
        }

        if (keyFault is { } problem)
        {
            limits?.Take(address, body!.Count);
            refusals.Count(problem.Fault, body!.Count);
            await answer.RefuseAsync([problem]);
            return;
        }

        var allowed = limits?.Take(address, body!.Count) ?? body!.Count;
        if (allowed == 0)
            await RefuseAsync(answer, TradeFault.RateLimited, limits!.WaitFor(address), body.Count);
        else
            await answer.WriteAsync(await intake.SubmitAsync(body!, allowed, isExempt));
    }

    private static bool IsService(HttpContext context) => CallerIdentity.Of(context.User)?.Role == Role.Service;

    private Task RefuseAsync(MessageAnswer answer, TradeFault fault, TimeSpan wait = default, int messages = 1)
    {
        refusals.Count(fault, messages);
        return answer.RefuseAsync(fault, wait);
    }

    /// <summary>What is wrong with a request's key; null where nothing is, or there is none.</summary>
    private static MessageProblem? FaultOf(Microsoft.Extensions.Primitives.StringValues key)
    {
        if (key.Count == 0)
            return null;
        if (key.Count > 1)
            return new MessageProblem(SessionKey.IdempotencyHeader, TradeFault.Duplicate);
        if (key[0] is not { Length: >= 1 and <= KeyLengthMax } text)
            return new MessageProblem(SessionKey.IdempotencyHeader, TradeFault.BadLength);
        return text.AsSpan().ContainsAnyExceptInRange('!', '~')
            ? new MessageProblem(SessionKey.IdempotencyHeader, TradeFault.BadCharacters)
            : null;
    }
}
