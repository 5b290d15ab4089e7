namespace Trading.Gateway.Live;

/// <summary>Why a WebSocket connection ends (RFC 6455, 7.4.1, and its registry).</summary>
internal static class CloseCodes
{
    /// <summary>The client is done.</summary>
    public const int Normal = 1000;

    /// <summary>The gateway stops.</summary>
    public const int GoingAway = 1001;

    /// <summary>A frame is not as RFC 6455 has it.</summary>
    public const int ProtocolError = 1002;

    /// <summary>A binary message.</summary>
    public const int UnsupportedData = 1003;

    /// <summary>A text that is not UTF-8.</summary>
    public const int InvalidText = 1007;

    /// <summary>Too many messages a second, or no pong.</summary>
    public const int PolicyViolation = 1008;

    /// <summary>A message over the limit.</summary>
    public const int TooLarge = 1009;

    /// <summary>A client that does not keep up with what it has subscribed to: it may come again.</summary>
    public const int TryAgainLater = 1013;

    /// <summary>True where a peer may send that code.</summary>
    public static bool IsValid(int code) =>
        code is (>= Normal and <= UnsupportedData) or (>= InvalidText and <= 1014) or (>= 3000 and <= 4999);
}
