namespace Trading.Gateway.Exchange;

/// <summary>How much of an order its placing is answered with, <c>responseType</c> (exchange.md, "HTTP").</summary>
internal enum ResponseType : byte
{
    /// <summary><c>ACK</c>: its ids, symbol, status and time.</summary>
    Ack = 0,

    /// <summary><c>RESULT</c>: all but its fills.</summary>
    Result = 1,

    /// <summary><c>FULL</c>: all. The default.</summary>
    Full = 2,
}
