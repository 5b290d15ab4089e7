using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Trading.Accounts;
using Trading.Exchange;
using Trading.Gateway.Access;
using Trading.Gateway.Exchange;

namespace Trading.Gateway.Http.Exchange;

/// <summary>What a request of the exchange says beside its body, with all its faults.</summary>
internal sealed class RequestFields(HttpRequest request)
{
    /// <summary>The page length where none is given.</summary>
    public const int LimitDefault = 100;

    /// <summary>The longest page of a list.</summary>
    public const int LimitMax = 1_000;

    private const string SymbolName = "symbol";
    private const string Rfc3339 = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK";
    private const string Missing = "is missing";

    private List<FieldProblem>? _problems;

    /// <summary>All faults up to now.</summary>
    public IReadOnlyList<FieldProblem> Problems => _problems ?? [];

    /// <summary>Answers with the faults, where there are any; an instrument that does not exist is 404 here.</summary>
    public Task? Refuse(HttpContext context)
    {
        if (_problems is null)
            return null;
        return ExchangeProblem.WriteAsync(context, _problems, _problems[0].Code == FaultCodes.UnknownSymbol ? 404 : null);
    }

    /// <summary>
    /// The account that the request is about: a user's own, or the one that <c>?user=</c> names. Null and a fault where it cannot be read.
    /// </summary>
    public string? User(Caller caller)
    {
        if (QueryUser.Of(request) is not { } user)
        {
            if (caller.Role == Role.User)
                return caller.Name;
            Fault("user", FaultCodes.MissingField, Missing);
            return null;
        }

        // The house account has no user's name, and is there to be read by the supervisor.
        if (UserId.IsValid(user) || user == UserId.House)
            return user;
        Fault("user", FaultCodes.Malformed, FieldFault.NoUserId);
        return null;
    }

    /// <summary>
    /// The instrument that <c>?symbol=</c> names; null where it names none, which is a fault where it must, and where it cannot be found.
    /// </summary>
    public async ValueTask<Instrument?> InstrumentAsync(InstrumentDirectory directory, bool isNeeded)
    {
        if (!TryGet(SymbolName, out var symbol))
        {
            if (isNeeded)
                Fault(SymbolName, FaultCodes.MissingField, Missing);
            return null;
        }

        var instrument = await directory.FindAsync(symbol);
        if (instrument is not null)
            return instrument;
        Fault(SymbolName, FaultCodes.UnknownSymbol, "is not an instrument");
        return null;
    }

    /// <summary>The <c>limit</c> of a list.</summary>
    public int Limit(int max = LimitMax)
    {
        if (!TryGet("limit", out var text))
            return LimitDefault;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit >= 1 && limit <= max)
            return limit;
        Fault("limit", FaultCodes.Malformed, $"is not a whole number from 1 to {max}");
        return LimitDefault;
    }

    /// <summary>The <c>next</c> that an earlier page of a list gave; 0 for the first page.</summary>
    public long Cursor()
    {
        if (!TryGet("next", out var text))
            return 0;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var cursor) && cursor > 0)
            return cursor;
        Fault("next", FaultCodes.Malformed, "is not what a page gave");
        return 0;
    }

    /// <summary>The <c>interval</c> of candles, which is needed.</summary>
    public KlineInterval Interval()
    {
        var interval = default(KlineInterval);
        if (!TryGet("interval", out var text))
            Fault("interval", FaultCodes.MissingField, Missing);
        else if (!ExchangeWords.Intervals.TryParse(Encoding.UTF8.GetBytes(text), out interval))
            Fault("interval", FaultCodes.Malformed, $"is not one of {ExchangeWords.Intervals.Choices}");
        return interval;
    }

    /// <summary>The <c>startTime</c> of candles: RFC 3339, or Unix milliseconds; 0 where there is none.</summary>
    public long StartTimeMs()
    {
        if (!TryGet("startTime", out var text))
            return 0;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var timeMs))
            return timeMs;
        if (DateTimeOffset.TryParseExact(text, Rfc3339, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            return time.ToUnixTimeMilliseconds();
        Fault("startTime", FaultCodes.Malformed, "is neither an RFC 3339 time nor Unix milliseconds");
        return 0;
    }

    /// <summary>
    /// The order that the path names by its id, or <c>?clientOrderId=</c>. Null where the path's text is no id of any order, and with a
    /// fault where none is named.
    /// </summary>
    public OrderKey? OrderKey()
    {
        if (request.RouteValues.TryGetValue("id", out var id))
            return Guid.TryParseExact((string)id!, "D", out var orderId) ? Trading.Exchange.OrderKey.Of(orderId) : null;
        const string Name = "clientOrderId";
        if (!TryGet(Name, out var clientOrderId))
            Fault(Name, FaultCodes.MissingField, Missing);
        else if (!ClientIds.IsValid(clientOrderId))
            Fault(Name, FaultCodes.Malformed, ClientIds.Rule);
        else
            return Trading.Exchange.OrderKey.Of(clientOrderId);
        return null;
    }

    /// <summary>The <c>Idempotency-Key</c> of the request, which stands for a client order id; null where there is none.</summary>
    public string? IdempotencyKey()
    {
        var key = request.Headers[SessionKey.IdempotencyHeader];
        if (key.Count == 0)
            return null;
        if (key.Count == 1 && ClientIds.IsValid(key[0]))
            return key[0];
        Fault(SessionKey.IdempotencyHeader, FaultCodes.Malformed, ClientIds.Rule);
        return null;
    }

    private bool TryGet(string name, [NotNullWhen(true)] out string? text)
    {
        text = request.QueryString.HasValue && request.Query.TryGetValue(name, out var values) ? values.ToString() : null;
        return text is not null;
    }

    private void Fault(string field, string code, string message) => (_problems ??= []).Add(new FieldProblem(field, code, message));
}
