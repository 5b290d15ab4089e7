using Orleans;

namespace Trading.Exchange;

/// <summary>
/// A command of one user to one book. Commands are numbered per user and book, 1, 2, 3 …, made durable by the user before they are sent,
/// and sent again until answered; the book executes each once.
/// </summary>
[GenerateSerializer, Immutable, Alias("book-command")]
public readonly record struct BookCommand
{
    /// <summary>Its number.</summary>
    [Id(0)]
    public long Number { get; init; }

    /// <summary>What is asked.</summary>
    [Id(1)]
    public BookCommandKind Kind { get; init; }

    /// <summary>
    /// The order: the number of the command that placed it; for <see cref="BookCommandKind.Place"/> its own <see cref="Number"/>.
    /// </summary>
    [Id(2)]
    public long Order { get; init; }

    /// <summary>The side of a new order.</summary>
    [Id(3)]
    public OrderSide Side { get; init; }

    /// <summary>The type of a new order.</summary>
    [Id(4)]
    public OrderType Type { get; init; }

    /// <summary>The price of a new order, or the new one; ticks.</summary>
    [Id(5)]
    public long Ticks { get; init; }

    /// <summary>The quantity of a new order (0: as much as <see cref="Budget"/> buys), or the new total; lots.</summary>
    [Id(6)]
    public long Lots { get; init; }

    /// <summary>The most that a market buy may spend, fees included; units of the quote asset.</summary>
    [Id(7)]
    public long Budget { get; init; }

    /// <summary>How long a new order may wait.</summary>
    [Id(8)]
    public TimeInForce TimeInForce { get; init; }

    /// <summary>True where it must not take.</summary>
    [Id(9)]
    public bool IsPostOnly { get; init; }

    /// <summary>What happens where it would trade with its own user.</summary>
    [Id(10)]
    public SelfTradePrevention SelfTradePrevention { get; init; }
}
