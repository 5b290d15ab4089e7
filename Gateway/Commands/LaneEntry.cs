using Trading.Accounts;

namespace Trading.Gateway.Commands;

/// <summary>A command that waits in its lane, and where its outcome goes.</summary>
internal readonly record struct LaneEntry(Command Command, long Tag, IOutcomeSink Sink);
