namespace Trading.LoadGenerator.Messages;

/// <summary>How the gateway is to take a message that was made.</summary>
internal enum MadeKind
{
    /// <summary>Accepted: what is sold times the rate is what is bought.</summary>
    Direct,

    /// <summary>Accepted: what is bought times the rate is what is sold.</summary>
    Inverse,

    /// <summary>Accepted, although its numbers do not fit together.</summary>
    Mismatch,

    /// <summary>Refused.</summary>
    Faulty,
}
