namespace Trading.Gateway.Queue;

/// <summary>How a message ended.</summary>
/// <param name="HttpStatus">The status that HTTP would answer with.</param>
/// <param name="Code"><c>ok</c>, or the stable code.</param>
/// <param name="Json">What HTTP would answer: the order, or problem details.</param>
/// <param name="DeadReason">
/// What is wrong with a message that can never be executed, in words; null where it was executed or refused.
/// </param>
internal sealed record QueueOutcome(int HttpStatus, string Code, ReadOnlyMemory<byte> Json, string? DeadReason = null)
{
    /// <summary>The code where there is nothing to refuse.</summary>
    public const string Ok = "ok";

    /// <summary>True where the message goes to the dead-letter queue.</summary>
    public bool IsDead => DeadReason is not null;
}
