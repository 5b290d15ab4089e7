namespace Trading.Conformance.Turns;

public interface IReentrantGrain : ITurnGrain
{
}
