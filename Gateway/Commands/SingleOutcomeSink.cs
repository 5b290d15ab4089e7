namespace Trading.Gateway.Commands;

/// <summary>Waits for the outcome of one command.</summary>
internal sealed class SingleOutcomeSink : IOutcomeSink
{
    private readonly TaskCompletionSource<CompletedCommand> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends with the outcome.</summary>
    public Task<CompletedCommand> Task => _outcome.Task;

    /// <inheritdoc/>
    public void Complete(ReadOnlySpan<CompletedCommand> completed) => _outcome.SetResult(completed[0]);
}
