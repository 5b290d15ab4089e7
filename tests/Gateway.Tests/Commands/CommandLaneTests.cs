using Trading.Accounts;
using Trading.Gateway.Commands;

namespace Trading.Gateway.Tests.Commands;

public sealed class CommandLaneTests
{
    [Fact]
    public async Task Dropped_lane_takes_nothing_any_more()
    {
        var accounts = new ScriptedAccounts();
        using var router = accounts.Router(new CommandRouterOptions { IdleLanesMax = 0 });
        var sink = new RecordingSink();

        // Another user's lane is busy, so that there are more lanes than are kept.
        Assert.True(router.TrySubmit("busy", Commit(1), 0, sink));
        var lane = new CommandLane(
            "u", batch => Task.FromResult(new BatchResult([.. batch.Commands.Select(AccountCall.OutcomeOf)])), router);
        Assert.Equal(LaneAnswer.Taken, lane.Enter(new LaneEntry(Commit(2), 0, sink)));
        Assert.Equal("2", await sink.NextAsync(1));
        var number = 3;
        await Eventually.IsTrueAsync(
            () => lane.Enter(new LaneEntry(Commit(number++), 0, sink)) == LaneAnswer.Retired, "the idle lane was not dropped");
        Assert.Equal(LaneAnswer.Retired, lane.Enter(new LaneEntry(Commit(number), 0, sink)));
        await accounts.AnswerAsync("busy");
    }

    private static Command Commit(long number) => new() { Kind = CommandKind.CommitBuy, TransactionNum = number };
}
