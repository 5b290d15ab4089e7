using Orleans;

namespace Trading.Exchange;

/// <summary>
/// Something that a book tells a user. Events are numbered per user and book, 1, 2, 3 …; the user applies each once and in order, and the
/// book keeps them until the user says that they are durable.
/// </summary>
[GenerateSerializer, Immutable, Alias("book-event")]
public readonly record struct BookEvent
{
    /// <summary>Its number.</summary>
    [Id(0)]
    public long Number { get; init; }

    /// <summary>What happened.</summary>
    [Id(1)]
    public BookEventKind Kind { get; init; }

    /// <summary>The order: the number of the command that placed it; 0 for <see cref="BookEventKind.FeeCollected"/>.</summary>
    [Id(2)]
    public long Order { get; init; }

    /// <summary>The command that this answers; 0 where none does.</summary>
    [Id(3)]
    public long Command { get; init; }

    /// <summary>When it happened, by the book's clock, which does not go back; Unix milliseconds.</summary>
    [Id(4)]
    public long TimeMs { get; init; }

    /// <summary>Why, where it ended or was refused.</summary>
    [Id(5)]
    public OrderReason Reason { get; init; }

    /// <summary>The price of the trade, or the order's new one; ticks.</summary>
    [Id(6)]
    public long Ticks { get; init; }

    /// <summary>The quantity of the trade, or the order's new total; lots.</summary>
    [Id(7)]
    public long Lots { get; init; }

    /// <summary>The trade's number in the book.</summary>
    [Id(8)]
    public long TradeId { get; init; }

    /// <summary>The fee of the trade, in units of the quote asset.</summary>
    [Id(9)]
    public long Fee { get; init; }

    /// <summary>Which side of the trade the order was.</summary>
    [Id(10)]
    public LiquidityRole Role { get; init; }
}
