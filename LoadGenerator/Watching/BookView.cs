using System.Globalization;
using System.Text.Json;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Trading.LoadGenerator.Watching;

/// <summary>A book as it is shown: kept from the frames of the channels <c>book</c> and <c>trades</c>.</summary>
internal sealed class BookView(string symbol, int levels)
{
    private const int TradesShown = 10;

    private readonly SortedDictionary<decimal, string> _bids = [];
    private readonly SortedDictionary<decimal, string> _asks = [];
    private readonly Queue<(string Side, string Price, string Quantity)> _trades = new();

    /// <summary>The instrument.</summary>
    public string Symbol => symbol;

    /// <summary>What there is to say of the connection.</summary>
    public string State { get; set; } = "connecting";

    /// <summary>Takes a frame; false where it changes nothing that is shown.</summary>
    public bool TryTake(JsonElement frame)
    {
        if (frame.TryGetProperty("success", out var success) && !success.GetBoolean())
        {
            State = frame.GetProperty("message").GetString() ?? "refused";
            return true;
        }

        if (!frame.TryGetProperty("data", out var data))
            return false;
        var isSnapshot = frame.GetProperty("type").GetString() == "snapshot";
        State = "live";
        if (frame.GetProperty("channel").GetString() == "book")
            TakeBook(data, isSnapshot);
        else
            TakeTrades(data, isSnapshot);
        return true;
    }

    /// <summary>What is shown.</summary>
    public IRenderable Render()
    {
        var book = new Table().Title($"{symbol} ({State})").AddColumn("bid quantity", Right).AddColumn("bid", Right).AddColumn("ask", Right)
            .AddColumn("ask quantity", Right);
        var (bids, asks) = (_bids.Reverse().Take(levels).ToArray(), _asks.Take(levels).ToArray());
        for (var i = 0; i < levels; i++)
        {
            var (bid, ask) = (bids.ElementAtOrDefault(i), asks.ElementAtOrDefault(i));
            book.AddRow(bid.Value ?? "", Text(bid), Text(ask), ask.Value ?? "");
        }

        var trades = new Table().Title("trades").AddColumn("taker").AddColumn("price", Right).AddColumn("quantity", Right);
        foreach (var (side, price, quantity) in _trades.Reverse())
            trades.AddRow(side, price, quantity);
        return new Columns(book, trades) { Expand = false };
    }

    private static void Right(TableColumn column) => column.Alignment = Justify.Right;

    private static string Text(KeyValuePair<decimal, string> level) =>
        level.Value is null ? "" : level.Key.ToString(CultureInfo.InvariantCulture);

    private void TakeBook(JsonElement data, bool isSnapshot)
    {
        foreach (var (side, name) in ((SortedDictionary<decimal, string>, string)[])[(_bids, "bids"), (_asks, "asks")])
        {
            if (isSnapshot)
                side.Clear();
            foreach (var level in data.GetProperty(name).EnumerateArray())
            {
                var price = decimal.Parse(level[0].GetString()!, CultureInfo.InvariantCulture);
                if (level[1].GetString() == "0")
                    side.Remove(price);
                else
                    side[price] = level[1].GetString()!;
            }
        }
    }

    private void TakeTrades(JsonElement data, bool isSnapshot)
    {
        if (isSnapshot)
            _trades.Clear();
        foreach (var trade in isSnapshot ? data.GetProperty("trades").EnumerateArray().Reverse() : [data])
            _trades.Enqueue((Field(trade, "takerSide"), Field(trade, "price"), Field(trade, "quantity")));
        while (_trades.Count > TradesShown)
            _trades.Dequeue();
    }

    private static string Field(JsonElement trade, string name) => trade.GetProperty(name).GetString() ?? "";
}
