namespace Trading.Simulation.Exchange;

/// <summary>
/// At every point of the flow of an order where a crash may do harm: dies there, restarts, waits until it is quiet, and finds every asset
/// conserved, nothing negative, locked what open orders hold, every acknowledged order there once, every fill settled once on both sides.
/// </summary>
public sealed class CrashPointTests
{
    private const int Seeds = 2;

    public static TheoryData<string> Points { get; } = [.. CrashPoints.All.Keys];

    public static TheoryData<string> SnapshotPoints { get; } = [.. CrashPoints.OfSnapshots.Keys];

    [Theory]
    [MemberData(nameof(Points))]
    public void Crash_in_the_flow_of_orders_loses_nothing_and_repeats_nothing(string point)
    {
        foreach (var seed in Enumerable.Range(1, Seeds))
        {
            CrashRun.Run(seed, CrashPoints.All[point], isStorageRemote: true, isBookSmall: false);
            CrashRun.Run(seed, CrashPoints.All[point], isStorageRemote: false, isBookSmall: false);
        }
    }

    [Theory]
    [MemberData(nameof(SnapshotPoints))]
    public void Crash_in_a_snapshot_of_a_book_loses_nothing_and_repeats_nothing(string point)
    {
        foreach (var seed in Enumerable.Range(1, Seeds))
        {
            CrashRun.Run(seed, CrashPoints.OfSnapshots[point], isStorageRemote: true, isBookSmall: true);
            CrashRun.Run(seed, CrashPoints.OfSnapshots[point], isStorageRemote: false, isBookSmall: true);
        }
    }

    /// <summary>That the checks can fail: a storage that says that it has written what it has not.</summary>
    [Theory]
    [InlineData("write book-0", "The fills of users are not the trades of BTC-USD")]
    [InlineData("of {taker's}", "is there 0 times")]
    public void Record_that_the_storage_has_lost_is_found(string record, string finding)
    {
        var point = new CrashPoint { Act = scene => scene.TakeAsync(), ForgottenWrite = record };

        var failure = Assert.Throws<SimulationFailedException>(() => CrashRun.Run(1, point, isStorageRemote: true, isBookSmall: false));

        Assert.Contains(finding, failure.Message, StringComparison.Ordinal);
    }
}
