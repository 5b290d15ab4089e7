namespace Orleans.Embedded;

/// <summary>State that is read before its grain activates.</summary>
internal interface ILoadedState
{
    /// <summary>Reads it from the store.</summary>
    Task ReadStateAsync(CancellationToken cancellationToken);
}
