using Trading.Accounts;
using Trading.Gateway.Commands;

namespace Trading.Gateway.Tests.Commands;

public sealed class CommandRouterTests
{
    private readonly ScriptedAccounts _accounts = new();
    private readonly RecordingSink _sink = new();

    [Fact]
    public async Task Commands_that_arrive_during_a_call_go_together_in_the_next_one()
    {
        using var router = _accounts.Router();
        Submit(router, "u", 1);
        var first = await _accounts.NextCallAsync("u");
        Submit(router, "u", 2, 3, 4);
        first.Succeed();
        Assert.Equal("2 3 4", await _accounts.AnswerAsync("u"));
        Assert.Equal("1 2 3 4", await _sink.NextAsync(4));
        Assert.Equal(2, _sink.Groups);
    }

    [Fact]
    public async Task What_a_call_leaves_undone_goes_again_before_what_came_meanwhile()
    {
        using var router = _accounts.Router();
        Submit(router, "u", 1);
        var first = await _accounts.NextCallAsync("u");
        Submit(router, "u", 2, 3, 4, 5);
        first.Succeed();
        var second = await _accounts.NextCallAsync("u");
        Submit(router, "u", 6);
        second.Succeed(2);
        Assert.Equal("4 5 6", await _accounts.AnswerAsync("u", count: 1));
        Assert.Equal("5 6", await _accounts.AnswerAsync("u"));
        Assert.Equal("1 2 3 4 5 6", await _sink.NextAsync(6));
    }

    [Fact]
    public async Task Batch_has_at_most_the_configured_commands()
    {
        using var router = _accounts.Router(new CommandRouterOptions { BatchCommandsMax = 3 });
        Submit(router, "u", 1);
        var first = await _accounts.NextCallAsync("u");
        Submit(router, "u", 2, 3, 4, 5, 6);
        first.Succeed();
        Assert.Equal("2 3 4", await _accounts.AnswerAsync("u"));
        Assert.Equal("5 6", await _accounts.AnswerAsync("u"));
        Assert.Equal("1 2 3 4 5 6", await _sink.NextAsync(6));
    }

    [Fact]
    public async Task Failed_call_has_an_unknown_outcome_for_its_batch_only()
    {
        using var router = _accounts.Router();
        Submit(router, "u", 1);
        var first = await _accounts.NextCallAsync("u");
        Submit(router, "u", 2);
        first.Answer.SetException(new TimeoutException());
        Assert.Equal("2", await _accounts.AnswerAsync("u"));
        Assert.Equal("1:Internal 2", await _sink.NextAsync(2));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task Answer_of_a_wrong_length_is_an_unknown_outcome(int count)
    {
        using var router = _accounts.Router();
        Submit(router, "u", 1);
        var first = await _accounts.NextCallAsync("u");
        first.Answer.SetResult(new BatchResult(new Outcome[count]));
        Assert.Equal("1:Internal", await _sink.NextAsync(1));
        Submit(router, "u", 2);
        await _accounts.AnswerAsync("u");
        Assert.Equal("2", await _sink.NextAsync(1));
    }

    [Fact]
    public async Task User_whose_account_hangs_holds_up_nobody_else()
    {
        using var router = _accounts.Router();
        Submit(router, "slow", 1, 2);
        var hanging = await _accounts.NextCallAsync("slow");
        Submit(router, "quick", 3);
        await _accounts.AnswerAsync("quick");
        Assert.Equal("3", await _sink.NextAsync(1));
        Assert.True(_sink.IsEmpty);
        hanging.Succeed();
        Assert.Equal(1, (await _sink.NextAsync()).Command.TransactionNum);
    }

    [Fact]
    public async Task Sink_that_fails_loses_its_own_outcomes_only()
    {
        using var router = _accounts.Router();
        Assert.True(router.TrySubmit("u", Commit(1), 0, new FailingSink()));
        await _accounts.AnswerAsync("u");
        Submit(router, "u", 2);
        await _accounts.AnswerAsync("u");
        Assert.Equal("2", await _sink.NextAsync(1));
    }

    [Fact]
    public async Task Outcomes_go_to_the_sink_and_with_the_tag_of_their_command()
    {
        using var router = _accounts.Router();
        var other = new RecordingSink();
        Submit(router, "u", 1);
        var first = await _accounts.NextCallAsync("u");
        router.TrySubmit("u", Commit(2), 20, other);
        router.TrySubmit("u", Commit(3), 30, _sink);
        first.Succeed();
        await _accounts.AnswerAsync("u");
        Assert.Equal(20, (await other.NextAsync()).Tag);
        Assert.Equal(1, (await _sink.NextAsync()).Command.TransactionNum);
        Assert.Equal(30, (await _sink.NextAsync()).Tag);
    }

    [Fact]
    public async Task Command_over_the_limit_of_all_or_of_one_user_is_not_taken()
    {
        using var router = _accounts.Router(new CommandRouterOptions { InFlightMax = 4, InFlightPerUserMax = 3 });
        Submit(router, "u", 1, 2, 3);
        Assert.False(router.TrySubmit("u", Commit(4), 0, _sink));
        Submit(router, "v", 5);
        Assert.False(router.TrySubmit("w", Commit(6), 0, _sink));
        Assert.Equal(Status.Overloaded, (await router.ExecuteAsync("w", Commit(6))).Outcome.Status);
        Assert.Equal(4, router.InFlight);

        await _accounts.AnswerAsync("v");
        Assert.Equal("5", await _sink.NextAsync(1));
        await Eventually.IsTrueAsync(() => router.InFlight == 3, "the command that ended still counts");
        Submit(router, "w", 6);
    }

    [Fact]
    public async Task Idle_lanes_beyond_those_kept_are_dropped_and_their_users_go_on()
    {
        using var router = _accounts.Router(new CommandRouterOptions { IdleLanesMax = 2 });
        for (var round = 0; round < 3; round++)
        {
            for (var i = 0; i < 20; i++)
            {
                Submit(router, $"u{i}", i + 1);
                await _accounts.AnswerAsync($"u{i}");
                Assert.Equal($"{i + 1}", await _sink.NextAsync(1));
            }
        }

        await Eventually.IsTrueAsync(() => router.LaneCount <= 2, "idle lanes were kept");
    }

    [Fact]
    public async Task Every_command_is_answered_once_and_in_order_while_lanes_come_and_go()
    {
        const int Submitters = 4, PerSubmitter = 5_000, Users = 7;
        var accounts = new EchoAccounts();
        using var router = accounts.Router(new CommandRouterOptions { IdleLanesMax = 1, BatchCommandsMax = 8 });
        var sinks = new RecordingSink[Submitters];
        var submitters = Enumerable.Range(0, Submitters).Select(s => Task.Run(() =>
        {
            sinks[s] = new RecordingSink();
            for (var n = 1; n <= PerSubmitter; n++)
                Assert.True(router.TrySubmit($"u{n % Users}", Commit(n), s, sinks[s]));
        }));
        await Task.WhenAll(submitters);

        for (var s = 0; s < Submitters; s++)
        {
            var lastOf = new long[Users];
            for (var i = 0; i < PerSubmitter; i++)
            {
                var completed = await sinks[s].NextAsync();
                Assert.Equal(Status.Ok, completed.Outcome.Status);
                Assert.Equal(s, completed.Tag);
                var number = completed.Command.TransactionNum;
                Assert.True(number > lastOf[number % Users], "a user's commands changed places");
                lastOf[number % Users] = number;
            }

            Assert.True(sinks[s].IsEmpty);
        }

        Assert.Equal(0, accounts.Overlaps);
        await Eventually.IsTrueAsync(() => router is { InFlight: 0, LaneCount: <= 1 }, "commands or lanes were left over");
    }

    private void Submit(CommandRouter router, string user, params int[] numbers)
    {
        foreach (var number in numbers)
            Assert.True(router.TrySubmit(user, Commit(number), 0, _sink));
    }

    private static Command Commit(long number) => new() { Kind = CommandKind.CommitBuy, TransactionNum = number };

    private sealed class FailingSink : IOutcomeSink
    {
        public void Complete(ReadOnlySpan<CompletedCommand> completed) =>
            throw new InvalidOperationException("A sink that fails, for a test.");
    }
}
