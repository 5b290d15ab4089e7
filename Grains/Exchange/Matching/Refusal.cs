namespace Trading.Exchange.Matching;

/// <summary>Why a command changes nothing, in the order of the checks. Stored: numbers are only added.</summary>
internal enum Refusal : byte
{
    /// <summary>It is not refused.</summary>
    None,

    /// <summary>Its fields do not fit together.</summary>
    Malformed,

    /// <summary>Price × quantity is more than an amount can be: 2⁶³ − 1 units of the quote asset.</summary>
    NotionalTooLarge,

    /// <summary>No order of that number is open.</summary>
    NotOpen,

    /// <summary>A post-only order would take.</summary>
    PostOnlyWouldTake,

    /// <summary>The book can hold no more orders, or no more lots on that side.</summary>
    BookFull,
}
