using Trading.Accounts;
using Trading.Gateway.Commands;

namespace Trading.Gateway.Tests.Commands;

public sealed class DeliveryNumbersTests
{
    [Fact]
    public async Task Commands_without_a_session_get_ascending_numbers_of_one_gateway_and_others_keep_theirs()
    {
        var accounts = new ScriptedAccounts();
        using var router = accounts.Router(deliveries: new DeliveryNumbers());
        var sink = new RecordingSink();
        Assert.True(router.TrySubmit("u", Commit(1, null), 0, sink));
        var first = await accounts.NextCallAsync("u");
        Assert.True(router.TrySubmit("u", Commit(1, "s:run"), 0, sink));
        Assert.True(router.TrySubmit("u", Commit(1, null), 0, sink));
        first.Succeed();
        var second = await accounts.NextCallAsync("u");
        second.Succeed();

        string[] sessions = [first.Commands[0].Session!, second.Commands[0].Session!, second.Commands[1].Session!];
        Assert.Equal("s:run", sessions[1]);
        Assert.Equal(Command.NameOf(sessions[0]), Command.NameOf(sessions[2]));
        Assert.Equal([1, 2], sessions.Where(Command.IsDelivery).Select(session => Command.NumberInSession(session, 1)));
    }

    [Fact]
    public async Task Without_numbers_a_command_without_a_session_has_none()
    {
        var accounts = new ScriptedAccounts();
        using var router = accounts.Router();
        Assert.True(router.TrySubmit("u", Commit(1, null), 0, new RecordingSink()));
        var call = await accounts.NextCallAsync("u");
        call.Succeed();
        Assert.Null(call.Commands[0].Session);
    }

    [Fact]
    public void Two_gateways_count_apart() =>
        Assert.NotEqual(Command.NameOf(new DeliveryNumbers().Next()), Command.NameOf(new DeliveryNumbers().Next()));

    private static Command Commit(long number, string? session) =>
        new() { Kind = CommandKind.CommitBuy, TransactionNum = number, Session = session };
}
