using Orleans.Embedded;
using Trading.Conformance.Activations;
using Trading.Testing;

namespace Trading.Conformance.Embedded;

public sealed class TurnOrderTests
{
    private readonly ManualScheduler _scheduler = new();

    [Fact]
    public void Call_is_best_run_next_and_what_goes_on_after_a_wait_stands_behind_the_others()
    {
        using var silo = Activate(out var grain);

        var pass = grain.PassAsync("door");
        Assert.Equal([true], _scheduler.Scheduled);
        _scheduler.RunAll();
        silo.Probe.Open("door");
        Assert.Equal([true, false], _scheduler.Scheduled);

        _scheduler.RunAll();
        Assert.True(pass.IsCompletedSuccessfully);
    }

    [Fact]
    public void Grain_with_more_to_do_than_fits_a_turn_is_scheduled_as_next_again()
    {
        using var silo = Activate(out var grain, maxItemsPerTurn: 2);

        Task[] calls = [grain.GetActivationAsync(), grain.GetActivationAsync(), grain.GetActivationAsync()];
        _scheduler.RunAll();

        Assert.Equal([true, true], _scheduler.Scheduled);
        Assert.All(calls, call => Assert.True(call.IsCompletedSuccessfully));
    }

    private SimulatedSilo Activate(out ILifeGrain grain, int maxItemsPerTurn = 16)
    {
        var silo = new SimulatedSilo(_scheduler, new FakeTimeProvider(), maxItemsPerTurn);
        grain = silo.Life("a");
        var activation = grain.GetActivationAsync();
        _scheduler.RunAll();
        Assert.True(activation.IsCompletedSuccessfully);
        _scheduler.Scheduled.Clear();
        return silo;
    }

    /// <summary>Keeps turns until they are run, and how they were to be run.</summary>
    private sealed class ManualScheduler : ITurnScheduler
    {
        private readonly Queue<IThreadPoolWorkItem> _waiting = new();

        /// <summary>Of each turn, whether it was said to be next.</summary>
        public List<bool> Scheduled { get; } = [];

        public void Schedule(IThreadPoolWorkItem turn, bool isNext = false)
        {
            Scheduled.Add(isNext);
            _waiting.Enqueue(turn);
        }

        public void RunAll()
        {
            while (_waiting.TryDequeue(out var turn))
                turn.Execute();
        }
    }
}
