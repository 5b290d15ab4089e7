using System.Buffers;
using System.Globalization;
using Trading.Exchange;
using Trading.Exchange.Matching;

namespace Trading.Grains.Tests.Exchange.Matching;

/// <summary>
/// A table of commands to a book, one a line, each with what the book says after a bar:
/// <c>1 buy 5@100 ioc post stp=none budget=70 | #1 in; bid 100=5</c>, with <c>@market</c> for a market order and <c>*</c> for a quantity without
/// end, <c>cancel 1</c>, <c>amend 1 5@100</c>, and <c>cost buy 5 | 5 for 500+1</c>. The naive book must say the same.
/// </summary>
internal static class BookScript
{
    public const int FeePpm = 100_000;

    /// <summary>Runs a table; a lot costs one unit at a price of one tick, and the taker's fee is a tenth.</summary>
    public static void Run(string script)
    {
        var terms = new BookTerms(NotionalPerTickLot: 1, FeePpm);
        var (book, naive, sink) = (new OrderBook(terms, capacity: 1), new NaiveBook(1, FeePpm), new RecordingSink());
        foreach (var line in script.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var (text, expected) = line.Split('|', StringSplitOptions.TrimEntries) is [var left, var right] ? (left, right) : (line, "");
            if (text.StartsWith("cost ", StringComparison.Ordinal))
            {
                Assert.Equal(expected, Cost(book, naive, ParseOrder(["9", .. text.Split(' ')[1..]])));
                continue;
            }

            var command = Parse(text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            command.ApplyTo(naive, sink);
            Check("The naive book", line, expected, sink.Take());
            command.ApplyTo(book, ref sink);
            Check("The book", line, expected, sink.Take());
            book = Reloaded(book);
        }
    }

    private static void Check(string who, string line, string expected, string actual) =>
        Assert.True(expected == actual, $"{who} says after {line}\n{actual}");

    private static string Cost(OrderBook book, NaiveBook naive, NewOrder order)
    {
        var (expected, actual) = (naive.Estimate(order), book.Estimate(order));
        Assert.Equal($"{expected}", $"({actual.Lots}, {actual.Notional}, {actual.TakerFee})");
        return $"{actual.Lots} for {actual.Notional}+{actual.TakerFee}";
    }

    // Every line goes to a book that was saved and loaded, so that nothing of importance can be missing from what is saved.
    private static OrderBook Reloaded(OrderBook book)
    {
        var form = new ArrayBufferWriter<byte>();
        BookSnapshot.Save(book, new BinaryWriterOver(form));
        var reader = new BinaryReaderOver(form.WrittenSpan);
        return BookSnapshot.Load(ref reader);
    }

    private static BookCommand Parse(string[] words) => words switch
    {
        ["cancel", var number] => BookCommand.Cancel(Number(number)),
        ["amend", var number, var what] => BookCommand.Amend(Number(number), Number(what.Split('@')[1]), Number(what.Split('@')[0])),
        _ => BookCommand.Place(ParseOrder(words)),
    };

    private static NewOrder ParseOrder(string[] words)
    {
        var what = words[2].Split('@');
        var isMarket = what.Length == 1 || what[1] == "market";
        var order = new NewOrder
        {
            Owner = (int)Number(words[0]),
            Side = Enum.Parse<OrderSide>(words[1], ignoreCase: true),
            Type = isMarket ? OrderType.Market : OrderType.Limit,
            PriceTicks = isMarket ? 0 : Number(what[1]),
            Lots = what[0] == "*" ? long.MaxValue : Number(what[0]),
        };
        foreach (var word in words[3..])
        {
            order = word.Split('=') switch
            {
                ["post"] => order with { PostOnly = true },
                ["stp", var choice] => order with { SelfTradePrevention = Enum.Parse<SelfTradePrevention>(choice, ignoreCase: true) },
                ["budget", var budget] => order with { Budget = Number(budget) },
                ["ioc"] => order with { TimeInForce = TimeInForce.ImmediateOrCancel },
                ["fok"] => order with { TimeInForce = TimeInForce.FillOrKill },
                _ => throw new FormatException($"'{word}' is not an option."),
            };
        }

        return order;
    }

    private static long Number(string text) => long.Parse(text, NumberStyles.Integer, CultureInfo.InvariantCulture);
}
