using Trading.Accounts;

namespace Trading.Gateway.Commands;

/// <summary>A command that waits in its lane, where its outcome goes, and when it came: a timestamp of
/// <see cref="CommandLatency"/>, 0 where it is not measured.</summary>
internal readonly record struct LaneEntry(Command Command, long Tag, IOutcomeSink Sink, long EnteredAt = 0);
