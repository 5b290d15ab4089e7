using Trading.Market;

namespace Trading.Gateway.Market;

/// <summary>A message that waits for its shard, and where its outcome goes.</summary>
internal readonly record struct WaitingMessage(IncomingMessage Message, MessageSubmission Submission, int Index);
