namespace Trading.Exchange.Matching;

/// <summary>Why an order that was accepted is open no longer. Stored: numbers are only added.</summary>
internal enum CloseReason : byte
{
    /// <summary>Nothing is left of it.</summary>
    Filled,

    /// <summary>Its owner cancelled it.</summary>
    Cancelled,

    /// <summary>A market or IOC order found no more to trade with, or no more within its budget.</summary>
    Remainder,

    /// <summary>A FOK order that could not trade whole, and so did not trade at all.</summary>
    FillOrKill,

    /// <summary>It met an order of its own owner.</summary>
    SelfTrade,
}
