using Orleans;

namespace Trading.Exchange;

/// <summary>A request for a new order, its form already checked against the instrument: whole ticks and lots.</summary>
[GenerateSerializer, Immutable, Alias("place-order")]
public sealed record PlaceOrder
{
    /// <summary>The instrument's name.</summary>
    [Id(0)]
    public required string Symbol { get; init; }

    /// <summary>Buy or sell.</summary>
    [Id(1)]
    public required OrderSide Side { get; init; }

    /// <summary>Limit or market.</summary>
    [Id(2)]
    public required OrderType Type { get; init; }

    /// <summary>The limit in ticks; 0 for a market order.</summary>
    [Id(3)]
    public long Ticks { get; init; }

    /// <summary>The quantity in lots; 0 where a market buy gives <see cref="QuoteUnits"/>.</summary>
    [Id(4)]
    public long Lots { get; init; }

    /// <summary>
    /// The money that a market buy may spend, fees included, in units of the quote asset; 0 where it gives <see cref="Lots"/>.
    /// </summary>
    [Id(5)]
    public long QuoteUnits { get; init; }

    /// <summary>How long it may wait; a market order never rests whatever this says.</summary>
    [Id(6)]
    public TimeInForce TimeInForce { get; init; }

    /// <summary>True where it must not take.</summary>
    [Id(7)]
    public bool IsPostOnly { get; init; }

    /// <summary>What happens where it would trade with its own user.</summary>
    [Id(8)]
    public SelfTradePrevention SelfTradePrevention { get; init; }

    /// <summary>The client's own name for it, unique among the user's orders, or null.</summary>
    [Id(9)]
    public string? ClientOrderId { get; init; }

    /// <summary>The command to the book that places the order.</summary>
    /// <param name="number">The command's number.</param>
    /// <param name="budget">See <see cref="BookCommand.Budget"/>.</param>
    public BookCommand ToCommand(long number, long budget) => new()
    {
        Number = number,
        Kind = BookCommandKind.Place,
        Order = number,
        Side = Side,
        Type = Type,
        Ticks = Ticks,
        Lots = Lots,
        Budget = budget,
        TimeInForce = TimeInForce,
        IsPostOnly = IsPostOnly,
        SelfTradePrevention = SelfTradePrevention,
    };
}
