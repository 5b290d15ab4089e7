namespace Trading.Exchange;

/// <summary>What becomes of the part of an order that does not trade at once (exchange.md, Orders). Stored: numbers are only added.</summary>
public enum TimeInForce : byte
{
    /// <summary>Good till cancelled: it rests. A market order never rests, whatever it says.</summary>
    Gtc,

    /// <summary>Immediate or cancel: it is cancelled.</summary>
    Ioc,

    /// <summary>Fill or kill: the order trades whole or not at all.</summary>
    Fok,
}
