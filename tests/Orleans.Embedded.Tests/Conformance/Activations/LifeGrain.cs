using Trading.Conformance.Runtimes;

namespace Trading.Conformance.Activations;

public sealed class LifeGrain(Probe probe) : LifeGrainBase(probe)
{
}
