using System.Collections.Concurrent;
using Trading.Accounts;
using Trading.Gateway.Commands;

namespace Trading.Gateway.Tests.Commands;

/// <summary>Starts of batches on a thread pool that does only what the test tells it.</summary>
public sealed class LaneStartsTests : IDisposable
{
    private readonly ConcurrentQueue<IThreadPoolWorkItem> _pool = new();
    private readonly ScriptedAccounts _accounts = new();
    private readonly RecordingSink _sink = new();
    private readonly CommandRouter _router;
    private long _number;

    public LaneStartsTests() => _router = _accounts.Router(starts: new LaneStarts(_pool.Enqueue, startersMax: 2));

    [Fact]
    public async Task Commands_that_come_before_a_batch_starts_join_it()
    {
        Submit("u");
        Submit("u");
        Assert.Equal(0, _accounts.WaitingCallsOf("u"));
        RunOne();
        Assert.Equal("1 2", await _accounts.AnswerAsync("u"));
    }

    [Fact]
    public async Task Commands_that_come_after_the_answer_join_the_next_batch_until_it_starts()
    {
        Submit("u");
        RunOne();
        Submit("u");
        await _accounts.AnswerAsync("u");
        await _sink.NextAsync(1);
        await Eventually.IsTrueAsync(() => _pool.Count == 1, "the lane did not ask for its next batch");
        Submit("u");
        Assert.Equal(0, _accounts.WaitingCallsOf("u"));
        RunOne();
        Assert.Equal("2 3", await _accounts.AnswerAsync("u"));
    }

    [Fact]
    public void Lanes_start_in_order_and_each_once_and_the_pool_is_left_to_others_between_runs()
    {
        for (var user = 0; user < 160; user++)
            Submit($"u{user}");
        Assert.Equal(2, _pool.Count);

        var left = 160;
        while (_pool.Count > 0)
        {
            RunOne();
            var started = Math.Min(left, Math.Max(4, left / 16));
            left -= started;
            Assert.Equal(160 - left, Enumerable.Range(0, 160).TakeWhile(user => _accounts.WaitingCallsOf($"u{user}") == 1).Count());
            Assert.Equal(160 - left, Enumerable.Range(0, 160).Sum(user => _accounts.WaitingCallsOf($"u{user}")));
        }

        Assert.Equal(0, left);
    }

    [Fact]
    public void Lane_that_comes_when_all_is_started_is_started_too()
    {
        Submit("a");
        RunOne();
        Assert.Empty(_pool);
        Submit("b");
        RunOne();
        Assert.Equal((1, 1), (_accounts.WaitingCallsOf("a"), _accounts.WaitingCallsOf("b")));
    }

    public void Dispose() => _router.Dispose();

    private void Submit(string user) => Assert.True(_router.TrySubmit(user, Commit(++_number), 0, _sink));

    private void RunOne()
    {
        Assert.True(_pool.TryDequeue(out var item));
        item.Execute();
    }

    private static Command Commit(long number) => new() { Kind = CommandKind.CommitBuy, TransactionNum = number };
}
