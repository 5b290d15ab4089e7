namespace Trading.Grains.Tests.Exchange.Matching;

/// <summary>What a random run on a book is like.</summary>
public enum RandomMix
{
    /// <summary>Many users at prices that stay where they are.</summary>
    Steady,

    /// <summary>Few users, so that orders often meet their owner's own.</summary>
    FewOwners,

    /// <summary>Three prices with long queues.</summary>
    FewPrices,

    /// <summary>Prices that wander, and fall now and then.</summary>
    Moving,

    /// <summary>Prices of any size, one or two orders at each.</summary>
    WidePrices,

    /// <summary>Quantities and prices at the ends of what is allowed.</summary>
    Extremes,
}
