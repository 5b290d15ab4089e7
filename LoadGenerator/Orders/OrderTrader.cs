using System.Globalization;

namespace Trading.LoadGenerator.Orders;

/// <summary>
/// One user of the load: makes its requests, seeded, and knows which of its orders may be open. Of ten requests six are limit orders near
/// the middle, one is a market order, two are cancels and one an amendment.
/// </summary>
internal sealed class OrderTrader(OrdersOptions options, int number, int run)
{
    private const int KindsOfTen = 10;
    private const int AmendKind = 7;
    private const int MarketKind = 6;

    private readonly Random _random = new(unchecked(options.Seed * 1_000_003 + run * 7_919 + number));
    private readonly List<string> _open = [];
    private int _placed;
    private OrderRequestKind _kind;
    private string _clientId = "";

    /// <summary>The client order ids of orders that the gateway acknowledged.</summary>
    public List<string> Acknowledged { get; } = [];

    /// <summary>The user's name.</summary>
    public string Name { get; } = options.NameOf(number);

    /// <summary>Makes the next request.</summary>
    public OrderRequest Next()
    {
        var kind = _random.Next(KindsOfTen);
        if (kind >= AmendKind && _open.Count > 0)
        {
            _clientId = _open[_random.Next(_open.Count)];
            _kind = kind == AmendKind ? OrderRequestKind.Amend : OrderRequestKind.Cancel;
            return new OrderRequest(_kind, Name, _clientId, _kind == OrderRequestKind.Cancel ? "" : AmendBody(InstrumentOf(_clientId)));
        }

        var instrument = _random.Next(options.Instruments.Count);
        _kind = OrderRequestKind.Place;
        _clientId = string.Create(CultureInfo.InvariantCulture, $"{run}-{instrument}-{_placed++}");
        return new OrderRequest(_kind, Name, _clientId, PlaceBody(options.Instruments[instrument], kind == MarketKind));
    }

    /// <summary>Takes the final answer to the last request.</summary>
    public void Take(int status, ReadOnlySpan<byte> body)
    {
        var isOpen = body.IndexOf("\"status\":\"New\""u8) >= 0 || body.IndexOf("\"status\":\"PartiallyFilled\""u8) >= 0;
        if (_kind == OrderRequestKind.Place && status is 200 or 201)
            Acknowledged.Add(_clientId);
        if (_kind == OrderRequestKind.Place && isOpen)
            _open.Add(_clientId);
        else if (_kind != OrderRequestKind.Place && !isOpen)
            _open.Remove(_clientId);
    }

    private LoadInstrument InstrumentOf(string clientId) =>
        options.Instruments[int.Parse(clientId.Split('-')[1], CultureInfo.InvariantCulture)];

    private string PlaceBody(LoadInstrument instrument, bool isMarket)
    {
        var side = _random.Next(2) == 0 ? "buy" : "sell";
        var type = isMarket ? "\"type\":\"market\"" : $"\"type\":\"limit\",\"price\":\"{Price(instrument)}\"";
        var rest = $"\"clientOrderId\":\"{_clientId}\",\"responseType\":\"RESULT\"}}";
        return $$"""{"symbol":"{{instrument.Symbol}}","side":"{{side}}",{{type}},"quantity":"{{Quantity(instrument)}}",{{rest}}""";
    }

    private string AmendBody(LoadInstrument instrument) => $$"""{"price":"{{Price(instrument)}}","quantity":"{{Quantity(instrument)}}"}""";

    private string Price(LoadInstrument instrument) => Text(
        (LoadInstrument.MiddleTicks + _random.Next(-LoadInstrument.SpreadTicks, LoadInstrument.SpreadTicks)) * instrument.Tick);

    private string Quantity(LoadInstrument instrument) => Text(_random.Next(1, LoadInstrument.LotsMax) * instrument.Lot);

    private static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}
