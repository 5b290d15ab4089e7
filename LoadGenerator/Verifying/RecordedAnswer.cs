using Trading.LoadGenerator.Replaying;

namespace Trading.LoadGenerator.Verifying;

/// <summary>What a client was answered to one line of a workload.</summary>
/// <param name="Status">The status.</param>
/// <param name="Retries">How often the line was sent again because the answer was not final; then it may have been executed after
/// later ones.</param>
/// <param name="Json">The result, or empty.</param>
internal readonly record struct RecordedAnswer(ReplyStatus Status, int Retries, ReadOnlyMemory<byte> Json)
{
    /// <summary>True where the last answer left open whether the command was executed.</summary>
    public bool IsUnknown => Status == ReplyStatus.Internal;
}
