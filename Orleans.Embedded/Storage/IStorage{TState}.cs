namespace Orleans.Core;

/// <inheritdoc cref="IStorage"/>
public interface IStorage<TState> : IStorage
{
    /// <summary>The value in memory.</summary>
    TState State { get; set; }
}
