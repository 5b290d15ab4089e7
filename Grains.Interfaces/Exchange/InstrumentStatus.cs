namespace Trading.Exchange;

/// <summary>Whether an instrument takes orders. Numbers are stored: they are never changed or used again.</summary>
public enum InstrumentStatus : byte
{
    /// <summary>It does.</summary>
    Trading = 0,

    /// <summary>New and changed orders are refused; cancels are taken.</summary>
    Halted = 1,
}
