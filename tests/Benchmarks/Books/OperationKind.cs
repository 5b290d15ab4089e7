namespace Trading.Benchmarks.Books;

/// <summary>What a <see cref="BookOperation"/> does.</summary>
internal enum OperationKind : byte
{
    /// <summary>Places a limit order that rests.</summary>
    Limit,

    /// <summary>Places a limit order that does not rest.</summary>
    ImmediateOrCancel,

    /// <summary>Places a market order.</summary>
    Market,

    /// <summary>Cancels an order.</summary>
    Cancel,

    /// <summary>Amends an order.</summary>
    Amend,
}
