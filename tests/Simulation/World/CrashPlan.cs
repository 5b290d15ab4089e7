namespace Trading.Simulation;

/// <summary>
/// When a node is killed: before one of its turns, or as it passes a named point (a storage call, a flush, a call between grains) for
/// the n-th time.
/// </summary>
internal sealed class CrashPlan
{
    private readonly string? point;
    private int left;

    private CrashPlan(string? point, int left) => (this.point, this.left) = (point, left);

    /// <summary>Before the turn of that number, counted from now.</summary>
    internal static CrashPlan AtTurn(int number) => new(null, number);

    /// <summary>At a point whose name contains <paramref name="point"/>, when it is passed for the n-th time.</summary>
    internal static CrashPlan AtPoint(string point, int number) => new(point, number);

    /// <summary>True for the turn that is to be the last.</summary>
    internal bool IsTurn() => point is null && --left == 0;

    /// <summary>True for the passage that is to be the last.</summary>
    internal bool IsPoint(string passed) => point is not null && passed.Contains(point, StringComparison.Ordinal) && --left == 0;
}
