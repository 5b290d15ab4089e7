using Orleans.Runtime;
using Trading.Conformance.Runtimes;

namespace Trading.Conformance.Turns;

public sealed class TurnGrain(Probe probe, [PersistentState("turns")] IPersistentState<TurnState> state) : TurnGrainBase(probe, state)
{
}
