using Orleans.Concurrency;
using Orleans.Runtime;
using Trading.Conformance.Runtimes;

namespace Trading.Conformance.Turns;

[Reentrant]
public sealed class ReentrantGrain(Probe probe, [PersistentState("turns")] IPersistentState<TurnState> state)
    : TurnGrainBase(probe, state), IReentrantGrain
{
}
