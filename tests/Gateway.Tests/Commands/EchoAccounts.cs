using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Trading.Accounts;
using Trading.Gateway.Commands;

namespace Trading.Gateway.Tests.Commands;

/// <summary>Accounts that answer a part of each batch soon, and notice when two calls of one user overlap.</summary>
internal sealed class EchoAccounts
{
    private readonly ConcurrentDictionary<string, int> _underWay = [];
    private int _overlaps;

    public int Overlaps => _overlaps;

    public CommandRouter Router(CommandRouterOptions options) => new(
        user => batch => ExecuteAsync(user, batch.Commands),
        new ScriptedDump(),
        Options.Create(options),
        NullLogger<CommandRouter>.Instance);

    private async Task<BatchResult> ExecuteAsync(string user, Command[] commands)
    {
        if (!_underWay.TryAdd(user, 0))
            Interlocked.Increment(ref _overlaps);
        await Task.Yield();
        var done = commands[..((commands.Length + 1) / 2)];
        _underWay.TryRemove(user, out _);
        return new BatchResult([.. done.Select(AccountCall.OutcomeOf)]);
    }
}
