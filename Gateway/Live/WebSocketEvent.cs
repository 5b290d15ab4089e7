namespace Trading.Gateway.Live;

/// <summary>What a client has sent.</summary>
internal enum WebSocketEvent
{
    /// <summary>Nothing that is complete yet.</summary>
    None,

    /// <summary>A part of a message, which is kept; there may be more to read.</summary>
    Part,

    /// <summary>A whole message.</summary>
    Text,

    /// <summary>It asks for a pong with these bytes.</summary>
    Ping,

    /// <summary>It answers a ping.</summary>
    Pong,

    /// <summary>It is done.</summary>
    Close,

    /// <summary>Something that breaks the protocol, after which nothing can be understood.</summary>
    Violation,
}
