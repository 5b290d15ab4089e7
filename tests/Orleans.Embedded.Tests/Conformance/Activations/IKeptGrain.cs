namespace Trading.Conformance.Activations;

public interface IKeptGrain : ILifeGrain
{
}
