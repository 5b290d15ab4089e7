namespace Trading.LoadGenerator.Replaying;

/// <summary>A part of a replay that starts only when all before it is answered.</summary>
/// <param name="Ends">For each lane, the line before which it stops.</param>
/// <param name="IsDump">True for a <c>DUMPLOG</c> of everything: one line, not counted in rates and latencies.</param>
internal sealed record ReplayPhase(int[] Ends, bool IsDump);
