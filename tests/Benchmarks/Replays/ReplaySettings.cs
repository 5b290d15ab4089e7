namespace Trading.Benchmarks.Replays;

/// <summary>What <c>bench replay</c> measures with.</summary>
/// <param name="Commands">Commands of a pass.</param>
/// <param name="Users">Users of the workload.</param>
/// <param name="Passes">Warm passes that follow the cold one; at least 1.</param>
/// <param name="HttpCommands">Commands sent over HTTP, one a request.</param>
/// <param name="Window">Commands under way at a time in a closed loop over TCP.</param>
internal sealed record ReplaySettings(long Commands, int Users, int Passes, long HttpCommands, int Window);
