namespace Trading.Simulation;

/// <summary>
/// When a node is killed: before one of its turns, or as it passes a named point (a storage call, a flush, a call between grains) for
/// the n-th time, or the last of some points.
/// </summary>
internal sealed class CrashPlan
{
    private readonly bool isTurn;
    private readonly IReadOnlyList<string> points;
    private readonly List<string> passed = [];
    private int left;
    private int next;

    private CrashPlan(IReadOnlyList<string> points, int left, bool isTurn = false) =>
        (this.points, this.left, this.isTurn) = (points, left, isTurn);

    /// <summary>All points passed since the plan was made.</summary>
    internal IReadOnlyList<string> Passed => passed;

    /// <summary>Before the turn of that number, counted from now.</summary>
    internal static CrashPlan AtTurn(int number) => new([], number, isTurn: true);

    /// <summary>At a point whose name contains <paramref name="point"/>, when it is passed for the n-th time.</summary>
    internal static CrashPlan AtPoint(string point, int number) => new([point], number);

    /// <summary>
    /// At the last of some points, once those before it have been passed in this order; others may lie between. Never where there are none.
    /// </summary>
    internal static CrashPlan AfterPoints(IReadOnlyList<string> points) => new(points, 1);

    /// <summary>True for the turn that is to be the last.</summary>
    internal bool IsTurn() => isTurn && --left == 0;

    /// <summary>True for the passage that is to be the last.</summary>
    internal bool IsPoint(string point)
    {
        passed.Add(point);
        if (next == points.Count || !point.Contains(points[next], StringComparison.Ordinal))
            return false;
        return ++next == points.Count && (--left == 0 || Again());
    }

    private bool Again()
    {
        next = 0;
        return false;
    }
}
