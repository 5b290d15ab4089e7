namespace Trading.Journal;

/// <summary>
/// Runs the writes of a journal that are not appends one after the other, because two writes of one record at a time would conflict with
/// each other.
/// </summary>
internal sealed class SideWrites
{
    private Task _last = Task.CompletedTask;

    /// <summary>Runs <paramref name="step"/> once every step before has ended, well or not.</summary>
    internal Task RunAsync(Func<Task> step) => _last = RunAfterAsync(_last, step);

    private static async Task RunAfterAsync(Task before, Func<Task> step)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        await step();
    }
}
