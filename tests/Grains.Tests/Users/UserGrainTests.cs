using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Embedded;
using Trading.Accounts;
using Trading.Audit;
using Trading.Exchange;
using Trading.Grains.Tests.Exchange;
using Trading.Grains.Tests.Hosting;
using Trading.Grains.Tests.Quotes;
using Trading.Journal;
using Trading.Testing;

namespace Trading.Grains.Tests.Users;

public sealed class UserGrainTests
{
    [Fact]
    public async Task User_trades_and_is_found_again_after_a_restart()
    {
        using var folder = new TemporaryFolder();
        await using (var silo = await TestSilo.StartAsync(folder.Path))
        {
            var outcomes = await silo.ExecuteAsync(
                "u", Commands.Add(1, "100.00"), Commands.Of(2, CommandKind.Buy, "25.00"), Commands.Simple(3, CommandKind.CommitBuy));
            Assert.All(outcomes, o => Assert.Equal(Status.Ok, o.Status));
            Assert.Equal(2, outcomes[1].Shares);
        }

        await using var second = await TestSilo.StartAsync(folder.Path);
        var summary = await SummaryAsync(second, "u");
        Assert.Equal("80.00", summary.GetProperty("cash").GetString());
        Assert.Equal("2", summary.GetProperty("holdings")[0].GetProperty("available").GetString());
    }

    [Fact]
    public async Task Account_without_its_snapshot_is_rebuilt_from_the_journal()
    {
        await using var silo = await TestSilo.StartAsync();
        for (var n = 1; n <= 1500; n++)
            await silo.ExecuteAsync("u", Commands.Add(n, "1.00"));
        var tail = await silo.ShardOf("u").ReadUserAsync("u", 0);
        Assert.True(tail.SnapshotNumber > 0, "no snapshot was taken");
        Assert.Equal(1500, tail.LastNumber);
        Assert.Equal(1500, tail.Blocks.Sum(b => b.Count));
    }

    [Fact]
    public async Task Repeated_command_in_a_session_has_one_effect_also_after_a_restart()
    {
        using var folder = new TemporaryFolder();
        await using (var silo = await TestSilo.StartAsync(folder.Path))
            Assert.False((await silo.ExecuteAsync("u", Commands.Add(1, "5.00", "s:a")))[0].Repeated);

        await using var second = await TestSilo.StartAsync(folder.Path);
        var again = (await second.ExecuteAsync("u", Commands.Add(1, "5.00", "s:a")))[0];
        Assert.True(again.Repeated);
        Assert.Equal(Status.Ok, again.Status);
        Assert.Equal("5.00", (await SummaryAsync(second, "u")).GetProperty("cash").GetString());
    }

    [Fact]
    public async Task Repeated_command_older_than_the_memory_is_answered_by_the_journal()
    {
        await using var silo = await TestSilo.StartAsync();
        Command[] commands = [.. Enumerable.Range(1, 3000).Select(n => Commands.Add(n, n == 7 ? "-1.00" : "1.00", "s:a") with
        {
            Refusal = n == 7 ? Status.BadAmount : Status.Ok,
        })];
        await silo.ExecuteAsync("u", commands);
        var again = await silo.ExecuteAsync("u", commands[6], commands[7]);
        Assert.Equal((Status.BadAmount, true), (again[0].Status, again[0].Repeated));
        Assert.Equal((Status.Ok, true), (again[1].Status, again[1].Repeated));
        Assert.Equal(3000, (await silo.EventsOfAsync("u")).Count(e => e.Kind == AccountEventKind.Command));
    }

    [Fact]
    public async Task Pending_buy_expires_although_nobody_touches_the_account()
    {
        await using var silo = await TestSilo.StartAsync();
        await silo.ExecuteAsync("u", Commands.Add(1, "100.00"), Commands.Of(2, CommandKind.Buy, "25.00"));
        silo.Clock.Advance(TimeSpan.FromSeconds(61));
        var events = await PollEventsAsync(silo, "u", e => e.Any(x => x.Kind == AccountEventKind.BuyExpired));
        Assert.Equal(Commands.Dollars("20.00"), events.Single(e => e.Kind == AccountEventKind.BuyExpired).CashIn);
    }

    [Fact]
    public async Task Pending_buy_expires_after_a_restart_although_nobody_touches_the_account()
    {
        using var folder = new TemporaryFolder();
        var clock = new FakeTimeProvider();
        await using (var silo = await TestSilo.StartAsync(folder.Path, clock))
            await silo.ExecuteAsync("u", Commands.Add(1, "100.00"), Commands.Of(2, CommandKind.Buy, "25.00"));

        clock.Advance(TimeSpan.FromMinutes(2));
        await using var second = await TestSilo.StartAsync(folder.Path, clock);
        await PollEventsAsync(second, "u", e => e.Any(x => x.Kind == AccountEventKind.BuyExpired));
    }

    [Fact]
    public async Task Pending_buys_that_expire_together_are_one_block_however_many_they_are()
    {
        const int Buys = 60_000;
        await using var silo = await TestSilo.StartAsync();
        await silo.ExecuteAsync("u", Commands.Add(1, "9000000.00"));
        foreach (var numbers in Enumerable.Range(2, Buys).Chunk(5_000))
            await silo.ExecuteAsync("u", [.. numbers.Select(n => Commands.Of(n, CommandKind.Buy, "10.00") with { Quiet = true })]);
        Assert.Equal("8400000.00", (await SummaryAsync(silo, "u")).GetProperty("cash").GetString());
        silo.Clock.Advance(TimeSpan.FromSeconds(61));
        var summary = await SummaryAsync(silo, "u");
        Assert.Equal("9000000.00", summary.GetProperty("cash").GetString());
        Assert.Equal(0, summary.GetProperty("pendingBuys").GetArrayLength());
    }

    [Fact]
    public async Task Account_whose_book_does_not_answer_goes_on_with_day_trading()
    {
        var calls = new HeldCalls();
        await using var silo = await TestSilo.StartAsync(configure: services => services.AddSingleton<ICallTransport>(calls));
        var trader = silo.Grains.GetGrain<IOrderGrain>("u");
        await trader.TransferAsync(new Transfer("d", Asset.Usd, 1_000_000_000, IsWithdrawal: false));
        await trader.GetOpenOrdersAsync(null);
        calls.Hold("IBookGrain.SubmitAsync");
        var placed = trader.PlaceAsync(ExchangeRig.Limit(OrderSide.Buy, 10, 1));
        await Eventually.HoldsAsync(() => calls.Count == 1);
        silo.Clock.Advance(TimeSpan.FromSeconds(31));
        await Assert.ThrowsAnyAsync<Exception>(() => placed);

        // Now the account asks again by itself, and is not answered either.
        await Eventually.HoldsAsync(() =>
        {
            silo.Clock.Advance(TimeSpan.FromMilliseconds(50));
            return calls.Count == 2;
        });
        Assert.Equal(Status.Ok, (await silo.ExecuteAsync("u", Commands.Add(1, "1.00")))[0].Status);
    }

    [Fact]
    public async Task Block_that_does_not_follow_is_refused_and_writes_nothing()
    {
        await using var silo = await TestSilo.StartAsync();
        await silo.ExecuteAsync("u", Commands.Add(1, "1.00"));
        var stale = new AuditBlock { User = "u", Server = "x", FirstNumber = 1, Count = 1, Events = [1, 1, 0, 2] };
        await Assert.ThrowsAsync<AuditConflictException>(() => silo.ShardOf("u").AppendAsync(stale));
        Assert.Single(await silo.EventsOfAsync("u"));
    }

    [Fact]
    public async Task Block_that_no_journal_takes_is_refused_and_the_shard_goes_on()
    {
        var storage = new SteeredStorage();
        await using var silo = await StartAsync(storage, new GrainJournalOptions { MaxEntryBytes = 10_000 });
        storage.Hold();
        var executed = silo.ExecuteAsync("u", Commands.Add(1, "1.00"));
        await Eventually.HoldsAsync(() => storage.Held == 1);
        var block = new AuditBlock { User = "w", Server = "x", FirstNumber = 1, Count = 1, Events = new byte[10_000] };
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => silo.ShardOf("u").AppendAsync(block));

        // A shard that ends would answer no more until what it writes is written.
        await silo.ShardOf("u").GetEndAsync();
        storage.LetGo();
        Assert.Equal(Status.Ok, (await executed)[0].Status);
    }

    [Fact]
    public async Task Search_in_a_long_journal_lets_others_in()
    {
        var storage = new SteeredStorage();
        await using var silo = await StartAsync(storage, new GrainJournalOptions { ChunkBytes = 64 });
        for (var n = 1; n <= 200; n++)
            await silo.ExecuteAsync("u", Commands.Add(n, "1.00"));
        var ended = new ConcurrentQueue<string>();
        var shard = silo.ShardOf("u");
        using var bothWereAsked = new ManualResetEventSlim();
        storage.FailReadsOf(_ =>
        {
            bothWereAsked.Wait();
            return false;
        });
        var search = NoteAsync(shard.FindOutcomesAsync("u", [new CommandId("s:none", 1)], 0), "search");
        var end = NoteAsync(shard.GetEndAsync(), "end");
        bothWereAsked.Set();
        await Task.WhenAll(search, end);
        Assert.Equal(["end", "search"], ended);

        Task NoteAsync(Task call, string name) => call.ContinueWith(
            _ => ended.Enqueue(name), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    [Fact]
    public async Task Account_that_another_activation_has_overtaken_starts_again_from_the_journal()
    {
        await using var silo = await TestSilo.StartAsync();
        await silo.ExecuteAsync("u", Commands.Add(1, "1.00"));
        var writer = new AccountEventWriter();
        writer.Write(new AccountEvent
        {
            Kind = AccountEventKind.Command,
            Command = CommandKind.Add,
            TransactionNum = 2,
            CashIn = Commands.Dollars("7.00"),
            TimeMs = 1,
        });
        await silo.ShardOf("u").AppendAsync(
            new AuditBlock { User = "u", Server = "x", FirstNumber = 2, Count = 1, Events = writer.WrittenSpan.ToArray() });
        await Assert.ThrowsAsync<AuditConflictException>(() => silo.ExecuteAsync("u", Commands.Add(3, "1.00")));
        Assert.Equal(Commands.Dollars("10.00"), (await silo.ExecuteAsync("u", Commands.Add(3, "2.00")))[0].Total);
    }

    private static Task<TestSilo> StartAsync(SteeredStorage storage, GrainJournalOptions journal) =>
        TestSilo.StartAsync(configure: services => storage.AddTo(services).AddSingleton(new AuditTuning { Journal = journal }));

    private static async Task<JsonElement> SummaryAsync(TestSilo silo, string user) =>
        JsonDocument.Parse((await silo.User(user).GetSummaryAsync())!.ToJson()).RootElement;

    /// <summary>Background work has no call to wait for: reads the journal until it shows what is expected.</summary>
    private static async Task<List<AccountEvent>> PollEventsAsync(TestSilo silo, string user, Func<List<AccountEvent>, bool> isThere)
    {
        List<AccountEvent> events = [];
        await Eventually.HoldsAsync(async () =>
        {
            silo.Clock.Advance(TimeSpan.Zero);
            return isThere(events = await silo.EventsOfAsync(user));
        });
        return events;
    }
}
