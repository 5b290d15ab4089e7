namespace Trading.Accounts;

/// <summary>
/// Makes what an account has executed durable, one block of events at a time: what is executed while a block is written goes together in
/// the next one. So calls that interleave share writes, and blocks reach the journal in order.
/// </summary>
/// <param name="writer">The events that are in no block yet.</param>
/// <param name="append">Takes them as a block and appends it; called when the block before is durable.</param>
internal sealed class AccountCommits(Audit.AccountEventWriter writer, Func<Task> append)
{
    private Task _underWay = Task.CompletedTask;
    private Task? _next;

    /// <summary>Ends once everything executed before the call is durable. After a failure every later call fails too.</summary>
    public Task CommitAsync()
    {
        if (_next is not null)
            return _next;
        if (!_underWay.IsCompletedSuccessfully)
            return writer.Count == 0 ? _underWay : _next = AppendNextAsync();
        return writer.Count == 0 ? Task.CompletedTask : _underWay = append();
    }

    private async Task AppendNextAsync()
    {
        // The append may end on another thread at any moment, but this must not go on before its task stands in _next.
        await _underWay.ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.ForceYielding);
        _underWay = append();
        _next = null;
        await _underWay;
    }
}
