using Orleans.Embedded;

namespace Trading.Simulation;

/// <summary>Carries the calls to the grains of a node: most arrive at once, some late and so behind later ones, some never.</summary>
internal sealed class SimulatedTransport(SimulatedNode node) : ICallTransport
{
    public void Carry(string call, Action deliver)
    {
        var (world, faults) = (node.World, node.World.Faults);
        node.Pass($"call {call}");
        if (!node.IsAlive)
            return;
        var isLost = faults.LostCall is { } lost && call.Contains(lost, StringComparison.Ordinal);
        if (isLost || world.Luck.OneIn(faults.LostCallOneIn))
            Note("lost call", call);
        else if (world.Luck.OneIn(faults.LateCallOneIn))
            world.Spawn(() => CarryLateAsync(call, deliver, world.Luck.Delay(faults.CallDelayMax)));
        else
            deliver();
    }

    private async Task CarryLateAsync(string call, Action deliver, TimeSpan delay)
    {
        Note("late call", call);
        await node.World.Delay(delay);
        if (node.IsAlive)
            deliver();
    }

    private void Note(string what, string call)
    {
        node.World.Note($"{what}: {call}");
        node.World.Count(what);
    }
}
