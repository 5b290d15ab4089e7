using System.Collections.Concurrent;

namespace Trading.Grains.Tests.Journal;

/// <summary>Runs everything of a test on one thread, one continuation after the other, as a reentrant grain does.</summary>
internal sealed class TurnLoop : SynchronizationContext
{
    // Task.WhenAll ends on a thread of the pool, so a turn may come from there; one that never comes fails the test.
    private static readonly TimeSpan TurnLimit = TimeSpan.FromSeconds(10);

    private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> _turns = [];

    /// <summary>Runs to the end.</summary>
    internal static void Run(Func<Task> test)
    {
        SynchronizationContext? outer = Current;
        var loop = new TurnLoop();
        SetSynchronizationContext(loop);
        try
        {
            Task running = test();
            running.ContinueWith(_ => loop.Post(_ => { }, null), TaskScheduler.Default);
            while (!running.IsCompleted && loop._turns.TryTake(out var turn, TurnLimit))
            {
                turn.Callback(turn.State);
            }

            Assert.True(running.IsCompleted, "The test waits for something that no turn brings about.");

            running.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(outer);
        }
    }

    public override void Post(SendOrPostCallback d, object? state) => _turns.Add((d, state));

    public override SynchronizationContext CreateCopy() => this;
}
