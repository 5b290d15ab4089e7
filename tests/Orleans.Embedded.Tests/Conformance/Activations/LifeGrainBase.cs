using Orleans;
using Trading.Conformance.Runtimes;

namespace Trading.Conformance.Activations;

/// <summary>
/// Notes its life. The doors say what goes wrong: "KEY fails to activate" and "KEY fails to deactivate" when they are open; it waits at
/// "KEY deactivates" when its key begins with "slow".
/// </summary>
public abstract class LifeGrainBase(Probe probe) : Grain, ILifeGrain
{
    private int number;

    private string Key => this.GetPrimaryKeyString();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        if (probe.IsOpen($"{Key} fails to activate"))
            throw new FormatException("cannot activate");

        number = probe.NextNumber($"{Key} activates");
        probe.Note($"{Key} activates");
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        probe.Note($"{Key} deactivates: {reason.ReasonCode}");
        if (Key.StartsWith("slow", StringComparison.Ordinal))
            await probe.Pass($"{Key} deactivates");

        if (probe.IsOpen($"{Key} fails to deactivate"))
            throw new FormatException("cannot deactivate");

        probe.Note($"{Key} is gone");
    }

    public Task<int> GetActivationAsync() => Task.FromResult(number);

    public async Task<int> DeactivateAsync(string door)
    {
        DeactivateOnIdle();
        await probe.Pass(door);
        return number;
    }

    public async Task<int> PassAsync(string door)
    {
        await probe.Pass(door);
        return number;
    }

    public Task DelayDeactivationAsync(TimeSpan delay)
    {
        DelayDeactivation(delay);
        return Task.CompletedTask;
    }
}
