namespace Trading.LoadGenerator.Orders;

/// <summary>What a request of the load asks.</summary>
internal enum OrderRequestKind
{
    /// <summary>A new limit or market order.</summary>
    Place,

    /// <summary>The end of an open one.</summary>
    Cancel,

    /// <summary>Another price or quantity.</summary>
    Amend,
}
