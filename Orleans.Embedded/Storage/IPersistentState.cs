using Orleans.Core;

namespace Orleans.Runtime;

/// <summary>
/// A grain's record, read before the grain activates. Comes as a constructor argument with <see cref="PersistentStateAttribute"/>.
/// </summary>
public interface IPersistentState<TState> : IStorage<TState>
{
}
