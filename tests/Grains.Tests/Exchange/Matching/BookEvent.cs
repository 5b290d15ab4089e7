using System.Globalization;
using Trading.Exchange;
using Trading.Exchange.Matching;

namespace Trading.Grains.Tests.Exchange.Matching;

/// <summary>One call of a book to its sink.</summary>
internal readonly record struct BookEvent(BookEventKind Kind, long Number, int Owner, byte Code, long A, long B, long C, BookTrade Trade)
{
    /// <summary>As the tables write it.</summary>
    public override string ToString() => Kind switch
    {
        BookEventKind.Accepted => Text($"#{Number} in"),
        BookEventKind.Rejected => Text($"rejected {(Refusal)Code}"),
        BookEventKind.Traded => Text(
            $"T{Trade.TradeId} {Trade.Lots}@{Trade.PriceTicks} #{Trade.MakerNumber}({Trade.MakerLotsLeft})<#{Trade.TakerNumber}({Trade.TakerLotsLeft})"),
        BookEventKind.Closed => Text($"#{Number} {(CloseReason)Code}({A})"),
        BookEventKind.Amended => Text($"#{Number} {(Code == 1 ? "keeps" : "moves")} {B}@{A}({C})"),
        BookEventKind.AmendRefused => Text($"#{Number} stays {(Refusal)Code}"),
        BookEventKind.CancelRefused => Text($"#{Number} not open"),
        _ => Text($"{(Code == (byte)OrderSide.Buy ? "bid" : "ask")} {A}={B}"),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
