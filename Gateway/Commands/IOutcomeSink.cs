namespace Trading.Gateway.Commands;

/// <summary>Takes the outcomes of the commands that a door has submitted to an <see cref="ICommandRouter"/>.</summary>
public interface IOutcomeSink
{
    /// <summary>
    /// Takes a group of outcomes: those of one user in the order of submission. Called once for every accepted command, by any thread,
    /// perhaps before <see cref="ICommandRouter.TrySubmit"/> has returned, and by several threads at once for different users. It must
    /// neither block nor keep the span; what it throws is logged and lost.
    /// </summary>
    void Complete(ReadOnlySpan<CompletedCommand> completed);
}
