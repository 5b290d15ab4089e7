using System.Diagnostics;
using Trading.Audit;

namespace Trading.Accounts;

public sealed class AccountCommitsTests
{
    private const int Rounds = 200_000;
    private const int SpinsMax = 400;

    // Where the two threads share one processor each round takes two slices of its time.
    private static readonly TimeSpan RoundsTime = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Commit_that_comes_while_an_append_ends_on_another_thread_covers_what_was_executed_before_it()
    {
        var writer = new AccountEventWriter();
        var (written, durable) = (0, 0);
        TaskCompletionSource? ending = null;
        async Task AppendAsync()
        {
            var upTo = written;
            writer.Clear();
            var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Volatile.Write(ref ending, end);
            await end.Task;
            Volatile.Write(ref durable, Math.Max(durable, upTo));
        }

        var commits = new AccountCommits(writer, AppendAsync);
        using var stop = new CancellationTokenSource();
        var ender = Task.Factory.StartNew(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                if (Interlocked.Exchange(ref ending, null) is { } end)
                    end.SetResult();
                else
                    Thread.Yield();
            }
        }, TaskCreationOptions.LongRunning);

        async Task UseAsync()
        {
            var time = Stopwatch.StartNew();
            for (var round = 0; round < Rounds && time.Elapsed < RoundsTime; round++)
            {
                writer.Write(new AccountEvent { Kind = AccountEventKind.BuyExpired, TimeMs = ++written });
                var first = commits.CommitAsync();
                Thread.SpinWait(round % SpinsMax);
                writer.Write(new AccountEvent { Kind = AccountEventKind.BuyExpired, TimeMs = ++written });
                await commits.CommitAsync();
                await first;
                Assert.True(
                    Volatile.Read(ref durable) == written, $"In round {round} {written} events were written and {durable} are durable.");
            }
        }

        // One thread at a time uses the account, as in a grain's turns; appends end on another.
        var turns = new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler;
        await Task.Factory.StartNew(UseAsync, CancellationToken.None, TaskCreationOptions.None, turns).Unwrap();
        await stop.CancelAsync();
        await ender;
    }
}
