using Trading.Accounts;
using Trading.Gateway.Commands;

namespace Trading.Gateway.Tests.Commands;

public sealed class CommandRouterDumpTests
{
    private readonly ScriptedAccounts _accounts = new();
    private readonly ScriptedDump _dump = new();
    private readonly RecordingSink _sink = new();

    [Fact]
    public async Task Dump_ends_its_batch_and_what_follows_waits_for_the_file()
    {
        using var router = _accounts.Router(dump: _dump);
        Submit(router, "u", 1, null);
        var first = await _accounts.NextCallAsync("u");
        Submit(router, "u", 2, null);
        Submit(router, "u", 3, "log.xml");
        Submit(router, "u", 4, null);
        first.Succeed();
        Assert.Equal("2 3", await _accounts.AnswerAsync("u"));
        var (user, file, answer) = await _dump.NextAsync();
        Assert.Equal(("u", "log.xml"), (user, file));
        Assert.Equal("1 2", await _sink.NextAsync(2));
        Assert.True(_sink.IsEmpty, "the dump was acknowledged before its file was there");
        answer.SetResult(new DumpResult("/dumps/log.xml", 17));
        var dumped = await _sink.NextAsync();
        Assert.Equal(new DumpResult("/dumps/log.xml", 17), dumped.Dump);
        Assert.Equal("4", await _accounts.AnswerAsync("u"));
        Assert.Null((await _sink.NextAsync()).Dump);
    }

    [Fact]
    public async Task Supervisors_dump_is_of_all_users()
    {
        using var router = _accounts.Router(dump: _dump);
        Submit(router, UserId.Supervisor, 1, "log.xml");
        await _accounts.AnswerAsync(UserId.Supervisor);
        var (user, _, answer) = await _dump.NextAsync();
        Assert.Null(user);
        answer.SetException(new IOException("no room"));
        Assert.Equal("1:Internal", await _sink.NextAsync(1));
    }

    [Fact]
    public async Task Name_that_is_not_allowed_is_refused_by_the_account_and_nothing_is_written()
    {
        using var router = _accounts.Router(dump: _dump);
        Submit(router, "u", 1, "../log.xml");
        var call = await _accounts.NextCallAsync("u");
        Assert.Equal(Status.Forbidden, call.Commands[0].Refusal);
        call.Succeed();
        Assert.Equal("1:Forbidden", await _sink.NextAsync(1));
    }

    [Fact]
    public async Task Dump_that_is_asked_for_again_is_written_again()
    {
        using var router = _accounts.Router(dump: _dump);
        Submit(router, "u", 1, "log.xml");
        var call = await _accounts.NextCallAsync("u");
        call.Answer.SetResult(new BatchResult([new Outcome { Repeated = true, TransactionNum = 1 }]));
        var (_, _, answer) = await _dump.NextAsync();
        answer.SetResult(new DumpResult("/dumps/log.xml", 17));
        Assert.Equal(17, (await _sink.NextAsync()).Dump?.Elements);
    }

    [Fact]
    public async Task Dump_under_way_when_the_router_is_disposed_of_ends_with_an_unknown_outcome()
    {
        var router = _accounts.Router(dump: _dump);
        Submit(router, "u", 1, "log.xml");
        await _accounts.AnswerAsync("u");
        await _dump.NextAsync();
        router.Dispose();
        Assert.Equal("1:Internal", await _sink.NextAsync(1));
    }

    private void Submit(CommandRouter router, string user, long number, string? fileName)
    {
        var kind = fileName is null ? CommandKind.CommitBuy : CommandKind.Dumplog;
        Assert.True(router.TrySubmit(user, new Command { Kind = kind, TransactionNum = number, FileName = fileName }, 0, _sink));
    }
}
