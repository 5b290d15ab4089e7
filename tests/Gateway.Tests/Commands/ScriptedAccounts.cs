using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Trading.Accounts;
using Trading.Gateway.Commands;

namespace Trading.Gateway.Tests.Commands;

/// <summary>
/// Plays the accounts behind a router: every call waits until the test answers it, so that a test decides what is under way.
/// </summary>
internal sealed class ScriptedAccounts
{
    private readonly ConcurrentDictionary<string, CallQueue> _calls = [];

    /// <summary>Answers the next call of a user, or only its first commands; returns the transaction numbers of the batch.</summary>
    public async Task<string> AnswerAsync(string user, int? count = null)
    {
        var call = await NextCallAsync(user);
        call.Succeed(count);
        return string.Join(' ', call.Commands.Select(c => c.TransactionNum));
    }

    /// <summary>Waits for the next call of a user, which the test then answers.</summary>
    public Task<AccountCall> NextCallAsync(string user) => CallsOf(user).NextAsync();

    public CommandRouter Router(CommandRouterOptions? options = null, IAuditDump? dump = null, DeliveryNumbers? deliveries = null) => new(
        user => batch => CallsOf(user).Add(batch.Commands),
        dump ?? new ScriptedDump(),
        Options.Create(options ?? new CommandRouterOptions()),
        NullLogger<CommandRouter>.Instance,
        deliveries);

    private CallQueue CallsOf(string user) => _calls.GetOrAdd(user, _ => new CallQueue());

    private sealed class CallQueue
    {
        private readonly ConcurrentQueue<AccountCall> _calls = [];
        private readonly SemaphoreSlim _count = new(0);

        public Task<BatchResult> Add(Command[] commands)
        {
            var answer = new TaskCompletionSource<BatchResult>(TaskCreationOptions.RunContinuationsAsynchronously);
            _calls.Enqueue(new AccountCall(commands, answer));
            _count.Release();
            return answer.Task;
        }

        public async Task<AccountCall> NextAsync()
        {
            Assert.True(await _count.WaitAsync(Eventually.Patience), "the account was not called");
            return _calls.TryDequeue(out var call) ? call : throw new InvalidOperationException("A call was counted and is not there.");
        }
    }
}
