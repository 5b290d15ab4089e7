using Orleans;
using Orleans.Runtime;
using Trading.Conformance.Runtimes;

namespace Trading.Conformance.Timers;

public sealed class TimerGrain(Probe probe) : Grain, ITimerGrain
{
    private IGrainTimer? timer;
    private int ticks;
    private bool fails;

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        probe.Note("gone");
        return Task.CompletedTask;
    }

    public Task StartAsync(TimeSpan dueTime, TimeSpan period, bool interleaves, bool keepsAlive, bool waits)
    {
        var options = new GrainTimerCreationOptions(dueTime, period) { Interleave = interleaves, KeepAlive = keepsAlive };
        timer = this.RegisterGrainTimer(TickAsync, waits, options);
        return Task.CompletedTask;
    }

    public Task ChangeAsync(TimeSpan dueTime, TimeSpan period)
    {
        timer!.Change(dueTime, period);
        return Task.CompletedTask;
    }

    public Task StopAsync()
    {
        timer!.Dispose();
        return Task.CompletedTask;
    }

    public Task FailAsync()
    {
        fails = true;
        return Task.CompletedTask;
    }

    public Task FlushAsync() => Task.CompletedTask;

    public Task PingAsync() => Task.CompletedTask;

    public Task PassAsync(string door) => probe.Pass(door);

    public Task DeactivateAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    private async Task TickAsync(bool waits, CancellationToken cancellationToken)
    {
        var name = $"tick {++ticks}";
        probe.Note(name);
        if (fails)
            throw new FormatException("tick fails");

        if (probe.IsOpen($"{name} changes the timer"))
            timer!.Change(TimeSpan.FromSeconds(60), Timeout.InfiniteTimeSpan);

        if (waits)
            await probe.Pass(name);
    }
}
