using System.Text.Json;
using Trading.Exchange;

namespace Trading.Gateway.Exchange;

/// <summary>
/// The body of a request for a new order (exchange.md, "HTTP" and "RabbitMQ"): <see cref="Read"/>, find the instrument of <see
/// cref="Symbol"/>, then
/// <see cref="ToOrder"/>, once. All its faults are told together.
/// </summary>
internal sealed class OrderBody : JsonBody
{
    private static readonly FieldNames Names = new(
        "symbol",
        "side",
        "type",
        "price",
        "quantity",
        "quoteQuantity",
        "timeInForce",
        "postOnly",
        "clientOrderId",
        "selfTradePrevention",
        "responseType");

    private static readonly WordTable<ResponseType> ResponseTypes = new("ACK", "RESULT", "FULL");

    private OrderSide _side;
    private OrderType _type;
    private decimal _price;
    private decimal _quantity;
    private decimal _quoteQuantity;
    private TimeInForce _timeInForce;
    private bool _isPostOnly;
    private string? _clientOrderId;
    private SelfTradePrevention _selfTradePrevention;

    private OrderBody()
        : base(Names)
    {
    }

    /// <summary>The instrument's name, or null where there is none to be read.</summary>
    public string? Symbol { get; private set; }

    /// <summary>How the request wants to be answered.</summary>
    public ResponseType ResponseType { get; private set; } = ResponseType.Full;

    /// <summary>Reads a body. What depends on the instrument is not checked yet.</summary>
    public static OrderBody Read(ReadOnlySpan<byte> json)
    {
        var body = new OrderBody();
        body.ReadFields(json);
        return body;
    }

    /// <summary>Gives the order a client order id from elsewhere (a header, a message's id), where the body has none.</summary>
    public void UseClientOrderId(string clientOrderId)
    {
        if (!IsGiven(At.ClientOrderId))
            _clientOrderId = clientOrderId;
    }

    /// <summary>The order that is asked for, or null where there are faults.</summary>
    /// <param name="instrument">The instrument of <see cref="Symbol"/>; null where there is none.</param>
    public PlaceOrder? ToOrder(Instrument? instrument)
    {
        if (!IsObject)
            return null;
        Need(At.Symbol);
        Need(At.Side);
        Need(At.Type);
        if (instrument is null && IsSound(At.Symbol))
            Fault(At.Symbol, FaultCodes.UnknownSymbol, "is not an instrument");
        if (IsSound(At.Type))
            CheckType();
        var (ticks, lots, quoteUnits) = instrument is null ? default : StepsOn(instrument);
        if (!IsFaultless)
            return null;
        return new PlaceOrder
        {
            Symbol = instrument!.Symbol,
            Side = _side,
            Type = _type,
            Ticks = ticks,
            Lots = lots,
            QuoteUnits = quoteUnits,
            TimeInForce = _timeInForce,
            IsPostOnly = _isPostOnly,
            SelfTradePrevention = _selfTradePrevention,
            ClientOrderId = _clientOrderId,
        };
    }

    /// <inheritdoc/>
    protected override void ReadValue(int field, ref Utf8JsonReader reader)
    {
        switch (field)
        {
            case At.Symbol:
                Symbol = ReadText(field, ref reader);
                break;
            case At.Side:
                _side = ReadWord(field, ref reader, ExchangeWords.Sides);
                break;
            case At.Type:
                _type = ReadWord(field, ref reader, ExchangeWords.Types);
                break;
            case At.Price:
                _price = ReadDecimal(field, ref reader, FaultCodes.BadPrice);
                break;
            case At.Quantity:
                _quantity = ReadDecimal(field, ref reader, FaultCodes.BadQuantity);
                break;
            case At.QuoteQuantity:
                _quoteQuantity = ReadDecimal(field, ref reader, FaultCodes.BadQuantity);
                break;
            case At.TimeInForce:
                _timeInForce = ReadWord(field, ref reader, ExchangeWords.TimesInForce);
                break;
            case At.PostOnly:
                _isPostOnly = ReadBoolean(field, ref reader);
                break;
            case At.ClientOrderId:
                _clientOrderId = ReadText(field, ref reader);
                if (_clientOrderId is not null && !ClientIds.IsValid(_clientOrderId))
                    Fault(field, FaultCodes.Malformed, ClientIds.Rule);
                break;
            case At.SelfTradePrevention:
                _selfTradePrevention = ReadWord(field, ref reader, ExchangeWords.SelfTradePreventions);
                break;
            default:
                ResponseType = ReadWord(field, ref reader, ResponseTypes);
                break;
        }
    }

    private void CheckType()
    {
        if (_type == OrderType.Limit)
        {
            Need(At.Price);
            Need(At.Quantity);
            Refuse(At.QuoteQuantity, "is for market buys only");
            if (_isPostOnly && _timeInForce != TimeInForce.GoodTillCancelled)
                Fault(At.PostOnly, FaultCodes.Malformed, "needs timeInForce GTC");
            return;
        }

        Refuse(At.Price, "is for limit orders only");
        if (IsGiven(At.QuoteQuantity))
            CheckQuoteQuantity();
        else
            Need(At.Quantity);
        // GTC is the default of all orders (exchange.md, "Orders"); a market order never rests, and is IOC with and without that word.
        if (_timeInForce == TimeInForce.GoodTillCancelled)
            _timeInForce = TimeInForce.ImmediateOrCancel;
        else if (IsSound(At.TimeInForce) && _timeInForce == TimeInForce.FillOrKill && IsGiven(At.QuoteQuantity))
            Fault(At.TimeInForce, FaultCodes.Malformed, "is FOK, which needs a quantity: a sum of money is seldom spent to its last unit");
        if (_isPostOnly)
            Fault(At.PostOnly, FaultCodes.Malformed, "is for limit orders only");
    }

    private void CheckQuoteQuantity()
    {
        if (IsSound(At.Side) && _side != OrderSide.Buy)
            Fault(At.QuoteQuantity, FaultCodes.Malformed, "is for market buys only");
        else if (IsGiven(At.Quantity))
            Fault(At.QuoteQuantity, FaultCodes.Malformed, "is there together with quantity: one of them is needed");
    }

    private (long Ticks, long Lots, long QuoteUnits) StepsOn(Instrument instrument)
    {
        var (ticks, lots, quoteUnits) = (0L, 0L, 0L);
        if (IsSound(At.Price) && !Decimals.TryDivide(_price, instrument.Tick, out ticks))
            Fault(At.Price, FaultCodes.BadPrice, $"is not a multiple of the tick {Decimals.Format(instrument.Tick)}");
        if (IsSound(At.Quantity) && !Decimals.TryDivide(_quantity, instrument.Lot, out lots))
            Fault(At.Quantity, FaultCodes.BadQuantity, $"is not a multiple of the lot {Decimals.Format(instrument.Lot)}");
        if (IsSound(At.QuoteQuantity) && !Decimals.TryToUnits(_quoteQuantity, instrument.Quote.Decimals, out quoteUnits))
            Fault(At.QuoteQuantity, FaultCodes.BadQuantity, $"is not a multiple of the smallest unit of {instrument.Quote}");
        if (IsSound(At.Price) && IsSound(At.Quantity) && _type == OrderType.Limit && !IsWorthEnough(instrument, ticks, lots))
            Fault(At.Quantity, FaultCodes.MinNotional, $"times price is below {LeastOf(instrument)}");
        if (IsSound(At.QuoteQuantity) && quoteUnits < instrument.MinNotional)
            Fault(At.QuoteQuantity, FaultCodes.MinNotional, $"is below {LeastOf(instrument)}");
        return (ticks, lots, quoteUnits);
    }

    /// <summary>Compares without a product that could overflow.</summary>
    private static bool IsWorthEnough(Instrument instrument, long ticks, long lots) =>
        (Int128)ticks * lots >= ((Int128)instrument.MinNotional + instrument.TickLotUnits - 1) / instrument.TickLotUnits;

    private static string LeastOf(Instrument instrument) =>
        $"{Decimals.Format(instrument.MinNotional, instrument.Quote.Decimals)} {instrument.Quote}";

    /// <summary>The places of the fields in <see cref="Names"/>.</summary>
    private static class At
    {
        public const int Symbol = 0;
        public const int Side = 1;
        public const int Type = 2;
        public const int Price = 3;
        public const int Quantity = 4;
        public const int QuoteQuantity = 5;
        public const int TimeInForce = 6;
        public const int PostOnly = 7;
        public const int ClientOrderId = 8;
        public const int SelfTradePrevention = 9;
    }
}
