namespace Trading.Exchange;

/// <summary>How long an order may wait (exchange.md). Numbers are stored: they are never changed or used again.</summary>
public enum TimeInForce : byte
{
    /// <summary><c>GTC</c>: rests until it is filled or cancelled.</summary>
    GoodTillCancelled = 0,

    /// <summary><c>IOC</c>: what cannot be filled at once is cancelled.</summary>
    ImmediateOrCancel = 1,

    /// <summary><c>FOK</c>: filled whole at once, or not at all.</summary>
    FillOrKill = 2,
}
