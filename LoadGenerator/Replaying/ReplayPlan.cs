using Trading.LoadGenerator.Workloads;

namespace Trading.LoadGenerator.Replaying;

/// <summary>
/// A workload shared out over connections: all lines of a user on one of them, in order, and every <c>DUMPLOG</c> of everything in
/// a phase of its own.
/// </summary>
internal sealed class ReplayPlan
{
    private ReplayPlan(LaneScript[] lanes, ReplayPhase[] phases, LineIndex index, int unsendableCount)
    {
        Lanes = lanes;
        Phases = phases;
        Index = index;
        UnsendableCount = unsendableCount;
        LineCount = lanes.Sum(l => l.Count);
    }

    /// <summary>One script for each connection.</summary>
    public LaneScript[] Lanes { get; }

    /// <summary>The phases in order.</summary>
    public ReplayPhase[] Phases { get; }

    /// <summary>Finds a line in its lane by its number.</summary>
    public LineIndex Index { get; }

    /// <summary>All lines that are sent.</summary>
    public int LineCount { get; }

    /// <summary>
    /// Lines left out: no transaction number in front, or too long for the gateway, so that no answer could be told to be theirs.
    /// </summary>
    public int UnsendableCount { get; }

    /// <summary>Shares out the lines. Fails where a transaction number stands twice, as replies could not be told apart.</summary>
    public static ReplayPlan Build(WorkloadFile file, int laneCount, bool isQuiet)
    {
        var builders = new LaneScriptBuilder[laneCount];
        for (var i = 0; i < laneCount; i++)
            builders[i] = new LaneScriptBuilder();
        var index = new LineIndex();
        List<ReplayPhase> phases = [];
        var (position, unsendable, phaseStart) = (0, 0, 0);
        var lines = file.GetEnumerator();
        while (lines.MoveNext())
        {
            var line = lines.Current;
            if (line.Length >= WorkloadFile.LineLengthMax || !WorkloadLine.TryRead(line, out var read))
            {
                unsendable++;
                continue;
            }

            if (read.IsFullDump && position > phaseStart)
                phases.Add(new ReplayPhase(EndsOf(builders), IsDump: false));
            var lane = builders[LaneOf(line.Slice(read.UserStart, read.UserLength), laneCount)];
            if (!index.TryAdd(read.Number, lane.Count))
                throw CommandFailure.Usage($"Line {lines.LineNumber} repeats the transaction number {read.Number}.");
            lane.Add(line, read.Number, position++, isQuiet && !read.IsFullDump);
            if (!read.IsFullDump)
                continue;
            phases.Add(new ReplayPhase(EndsOf(builders), IsDump: true));
            phaseStart = position;
        }

        if (position > phaseStart)
            phases.Add(new ReplayPhase(EndsOf(builders), IsDump: false));
        return new ReplayPlan([.. builders.Select(b => b.Build())], [.. phases], index, unsendable);
    }

    private static int[] EndsOf(LaneScriptBuilder[] builders) => [.. builders.Select(b => b.Count)];

    private static int LaneOf(ReadOnlySpan<byte> user, int laneCount)
    {
        var hash = 2166136261u;
        foreach (var c in user)
            hash = unchecked((hash ^ c) * 16777619);
        return (int)((hash ^ (hash >> 15)) % (uint)laneCount);
    }
}
