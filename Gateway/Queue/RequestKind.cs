namespace Trading.Gateway.Queue;

/// <summary>What a message of the queue asks for.</summary>
internal enum RequestKind : byte
{
    /// <summary>A new order; also what cannot be read at all.</summary>
    Place = 0,

    /// <summary>The end of an order.</summary>
    Cancel = 1,

    /// <summary>A change of an order.</summary>
    Amend = 2,
}
