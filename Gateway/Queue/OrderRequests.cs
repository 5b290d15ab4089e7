using Orleans;
using Trading.Exchange;
using Trading.Gateway.Exchange;

namespace Trading.Gateway.Queue;

/// <summary>
/// Executes messages of the queue (exchange.md, "RabbitMQ"). An outcome is durable when it is given; an exception means that it is unknown:
/// execute the same message again. That has one effect, as a new order has a client order id: its own, or else the message's id.
/// </summary>
internal sealed class OrderRequests(IGrainFactory grains, InstrumentDirectory instruments)
{
    /// <summary>The longest body of a message, in bytes.</summary>
    public const int BodyBytesMax = 65_536;

    private readonly RecentOutcomes _amends = new();

    /// <summary>Executes one.</summary>
    public ValueTask<QueueOutcome> ExecuteAsync(QueueMessage message)
    {
        if (message.User is not { } user)
            return new(Fault(QueueMessage.UserHeader, FaultCodes.MissingField, "is not there as a header, or is no user id"));
        if (message.Body.Length > BodyBytesMax)
            return new(Fault("", FaultCodes.Malformed, $"the body has more than {BodyBytesMax} bytes"));
        var kind = ChangeBody.KindOf(message.Body.Span);
        var account = grains.GetGrain<IOrderGrain>(user);
        return kind == RequestKind.Place
            ? PlaceAsync(account, OrderBody.Read(message.Body.Span), message.Properties.MessageId)
            : ChangeAsync(account, ChangeBody.Read(message.Body.Span, kind), message);
    }

    private async ValueTask<QueueOutcome> PlaceAsync(IOrderGrain account, OrderBody body, string? messageId)
    {
        if (ClientIds.IsValid(messageId))
            body.UseClientOrderId(messageId);
        var instrument = body.Symbol is { } symbol ? await instruments.FindAsync(symbol) : null;
        if (body.ToOrder(instrument) is not { } order)
            return OutcomeJson.Of(body.Problems);
        if (order.ClientOrderId is null)
            return Fault(
                "clientOrderId", FaultCodes.MissingField, "is missing, and the message has no id of 1 to 64 printable ASCII characters");
        var answer = await account.PlaceAsync(order);
        return answer is { Status: ExchangeStatus.Ok, Order: { } placed }
            ? OutcomeJson.Of(placed, instrument!, body.ResponseType, answer.IsRepeat ? 200 : 201)
            : await RefuseAsync(answer);
    }

    private async ValueTask<QueueOutcome> ChangeAsync(IOrderGrain account, ChangeBody body, QueueMessage message)
    {
        if (!body.IsFaultless)
            return OutcomeJson.Of(body.Problems);
        if (body.Key is not { } key)
            return OutcomeJson.Of(ExchangeStatus.UnknownOrder);
        if (body.Change is not { } change)
            return await AnswerAsync(await account.CancelAsync(key));
        if (message.IsRedelivered && _amends.Find(message) is { } first)
            return first;
        if (change.ToTerms(key) is not { } terms)
            return OutcomeJson.Of(change.Problems);
        if (ClientIds.IsValid(message.Properties.MessageId))
            terms = terms with { RequestId = message.Properties.MessageId };
        var answer = await account.AmendToAsync(terms);
        if (answer.Order is not { } order)
            return OutcomeJson.Of(answer.Status);
        if (answer.Status is ExchangeStatus.BadPrice or ExchangeStatus.BadQuantity)
        {
            // The order says what its prices and quantities are whole numbers of.
            change.CheckSteps(await instruments.GetAsync(order.Request.Symbol));
            if (!change.IsFaultless)
                return OutcomeJson.Of(change.Problems);
        }

        var outcome = await AnswerAsync(answer);
        _amends.Add(message, outcome);
        return outcome;
    }

    private async ValueTask<QueueOutcome> AnswerAsync(OrderAnswer answer) =>
        answer is { Status: ExchangeStatus.Ok, Order: { } order }
            ? OutcomeJson.Of(order, await instruments.GetAsync(order.Request.Symbol), ResponseType.Full, 200)
            : await RefuseAsync(answer);

    private async ValueTask<QueueOutcome> RefuseAsync(OrderAnswer answer) =>
        OutcomeJson.Of(answer.Status, answer.Order is { } order ? (order, await instruments.GetAsync(order.Request.Symbol)) : null);

    private static QueueOutcome Fault(string field, string code, string message) =>
        OutcomeJson.Of([new FieldProblem(field, code, message)]);
}
