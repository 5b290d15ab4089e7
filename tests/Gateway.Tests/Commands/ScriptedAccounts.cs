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

    public CommandRouter Router(
        CommandRouterOptions? options = null,
        IAuditDump? dump = null,
        DeliveryNumbers? deliveries = null,
        LaneStarts? starts = null)
    {
        var limits = Options.Create(options ?? new CommandRouterOptions());
        var log = NullLogger<CommandRouter>.Instance;
        return new CommandRouter(user => batch => CallsOf(user).Add(batch.Commands), dump ?? new ScriptedDump(), limits, log, deliveries)
        {
            Starts = starts ?? new LaneStarts(),
        };
    }

    /// <summary>How many calls of a user have come and are not answered.</summary>
    public int WaitingCallsOf(string user) => CallsOf(user).Waiting;

    private CallQueue CallsOf(string user) => _calls.GetOrAdd(user, _ => new CallQueue());

    private sealed class CallQueue
    {
        private readonly ConcurrentQueue<AccountCall> _calls = [];
        private readonly SemaphoreSlim _count = new(0);

        public int Waiting => _calls.Count;

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
