namespace Trading.Exchange;

/// <summary>What a user asks of a book. Numbers are stored: they are never changed or used again.</summary>
public enum BookCommandKind : byte
{
    /// <summary>A new order.</summary>
    Place = 0,

    /// <summary>Another price or quantity of an open one.</summary>
    Amend = 1,

    /// <summary>The end of an open one.</summary>
    Cancel = 2,
}
