using Orleans;
using Trading.Conformance.Runtimes;

namespace Trading.Conformance.Activations;

[KeepAlive]
public sealed class KeptGrain(Probe probe) : LifeGrainBase(probe), IKeptGrain
{
}
