using Microsoft.Extensions.Logging;
using Orleans;
using Trading.Accounts;
using Trading.Audit;
using Trading.Grains.Tests.Users;
using Trading.Quotes;
using Trading.QuoteServer;

namespace Trading.Grains.Tests.Quotes;

/// <summary>Triggers as the quote grain keeps them, with real accounts behind them.</summary>
public sealed class QuoteTriggerTests
{
    private static readonly SymbolTriggers FarAway = new(1, new QuoteTrigger(Money.FromCents(1), 70, 7_000), null);

    [Fact]
    public async Task Trigger_that_the_price_meets_already_fires_at_once()
    {
        await using var quotes = await QuoteFixture.StartAsync();
        await SetBuyTriggerAsync(quotes, "u", "15.00");
        await FiredAsync(quotes, "u");
        Assert.Equal(1, quotes.Server.Requests);
    }

    [Fact]
    public async Task Trigger_that_waits_has_its_price_refreshed_on_expiry_and_fires_on_the_first_that_meets_it()
    {
        await using var quotes = await QuoteFixture.StartAsync();
        await SetBuyTriggerAsync(quotes, "u", "5.00");
        await RefreshedAsync(quotes, 1);

        quotes.Clock.Advance(TimeSpan.FromMilliseconds(59_999));
        Assert.Equal(1, quotes.Server.Requests);
        quotes.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await RefreshedAsync(quotes, 2);
        Assert.False(await HasFiredAsync(quotes, "u"));

        quotes.Server.FixedCents = 500;
        quotes.Clock.Advance(TimeSpan.FromSeconds(60));
        await FiredAsync(quotes, "u");
    }

    [Fact]
    public async Task Sell_trigger_fires_when_the_price_has_risen_to_it()
    {
        await using var quotes = await QuoteFixture.StartAsync();
        await quotes.Silo.ExecuteAsync(
            "u",
            Commands.Add(1, "1000.00"),
            Commands.Of(2, CommandKind.Buy, "100.00"),
            Commands.Simple(3, CommandKind.CommitBuy),
            Commands.Of(4, CommandKind.SetSellAmount, "100.00"),
            Commands.Of(5, CommandKind.SetSellTrigger, "20.00"));
        quotes.Server.FixedCents = 2000;
        quotes.Clock.Advance(TimeSpan.FromSeconds(60));

        await FiredAsync(quotes, "u", AccountEventKind.SellTriggerFired, 5);
    }

    [Fact]
    public async Task Trigger_fires_on_a_quote_that_somebody_else_caused()
    {
        await using var quotes = await QuoteFixture.StartAsync();
        quotes.Server.Faults.Cycle(QuoteFault.Nonsense);
        await SetBuyTriggerAsync(quotes, "u", "15.00");
        await Eventually.HoldsAsync(() => quotes.Counters.Failures > 0);
        quotes.Server.Faults.Cycle(QuoteFault.None);

        // The hold-off ends with the pause before the refresh, so that either may cause the quote; one of them does.
        quotes.Clock.Advance(TimeSpan.FromSeconds(1));
        await quotes.GetAsync();
        await FiredAsync(quotes, "u");
    }

    [Fact]
    public async Task Refresh_is_recorded_with_the_oldest_trigger_that_waits()
    {
        await using var quotes = await QuoteFixture.StartAsync();
        await quotes.GetAsync();
        await quotes.Abc.SetTriggersAsync("late", FarAway with { Buy = FarAway.Buy!.Value with { TransactionNum = 3, SetAtMs = 9_000 } });
        await quotes.Abc.SetTriggersAsync("early", FarAway);

        quotes.Clock.Advance(TimeSpan.FromSeconds(60));
        await RefreshedAsync(quotes, 2);
        Assert.Equal(70, Assert.Single(await quotes.HitsOfAsync("early")).TransactionNum);
        Assert.Empty(await quotes.HitsOfAsync("late"));

        await quotes.Abc.SetTriggersAsync("early", new SymbolTriggers(2, null, null));
        quotes.Clock.Advance(TimeSpan.FromSeconds(60));
        await RefreshedAsync(quotes, 3);
        Assert.Equal(3, Assert.Single(await quotes.HitsOfAsync("late")).TransactionNum);
    }

    [Fact]
    public async Task Price_is_not_refreshed_when_nobody_waits_any_more()
    {
        await using var quotes = await QuoteFixture.StartAsync();
        await quotes.Abc.SetTriggersAsync("u", FarAway);
        await RefreshedAsync(quotes, 1);
        await quotes.Abc.SetTriggersAsync("u", new SymbolTriggers(2, null, null));

        // A message that was sent before comes late.
        await quotes.Abc.SetTriggersAsync("u", FarAway);
        quotes.Clock.Advance(TimeSpan.FromSeconds(60));
        quotes.Clock.Advance(TimeSpan.FromSeconds(60));
        await quotes.Abc.SetTriggersAsync("u", FarAway);
        Assert.Equal(1, quotes.Server.Requests);
    }

    [Fact]
    public async Task Refresh_that_fails_is_tried_again_after_pauses_that_grow_and_start_anew_after_a_success()
    {
        // While it is held off, asking for a quote asks nobody: it only waits for a refresh that is under way.
        await using var quotes = await QuoteFixture.StartAsync(options => options.FailureHoldOff = TimeSpan.FromMinutes(1));
        await quotes.Server.StopAsync(CancellationToken.None);
        await quotes.Abc.SetTriggersAsync("u", FarAway);
        await FailuresAsync(quotes, 1);
        await FailsAgainAfterAsync(quotes, 1, 2, 4, 8, 16, 30, 30);

        await quotes.Server.StartAsync(CancellationToken.None);
        quotes.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.NotNull(await quotes.GetAsync());
        await quotes.Server.StopAsync(CancellationToken.None);
        quotes.Clock.Advance(TimeSpan.FromSeconds(60));
        await FailuresAsync(quotes, 9);
        await FailsAgainAfterAsync(quotes, 1, 2);
    }

    [Fact]
    public async Task User_who_cannot_be_told_is_told_again_after_pauses_that_grow()
    {
        await using var quotes = await QuoteFixture.StartAsync();
        await quotes.GetAsync();
        var user = quotes.Silo.User("u").GetGrainId();
        var reads = 0;
        quotes.Storage.FailReadsOf(grain => grain == user && Interlocked.Increment(ref reads) > 0);

        await quotes.Abc.SetTriggersAsync("u", new SymbolTriggers(1, null, FarAway.Buy));
        foreach (var (failures, pause) in new[] { (1, 1), (2, 2), (3, 4), (4, 8) })
        {
            var line = $"u could not be told of the price of ABC, failure {failures} in a row: tried again";
            await Eventually.HoldsAsync(() => quotes.Log.At(LogLevel.Warning).Contains(line));
            await quotes.GetAsync();
            quotes.Clock.Advance(TimeSpan.FromSeconds(pause) - TimeSpan.FromMilliseconds(1));
            await quotes.GetAsync();
            Assert.Equal(failures, Volatile.Read(ref reads));
            quotes.Clock.Advance(TimeSpan.FromMilliseconds(1));
            await Eventually.HoldsAsync(() => Volatile.Read(ref reads) == failures + 1);
        }

        Assert.Equal(1, quotes.Server.Requests);
    }

    [Fact]
    public async Task Trigger_of_an_account_whose_storage_failed_fires_all_the_same_and_once()
    {
        await using var quotes = await QuoteFixture.StartAsync();
        await SetBuyTriggerAsync(quotes, "u", "5.00");
        await RefreshedAsync(quotes, 1);

        // The hits go to another shard than the account's, as an older trigger causes them; only the account's fails.
        var older = new[] { "a", "b", "c", "d" }.First(user => AuditShards.Of(user, 2) != AuditShards.Of("u", 2));
        await quotes.Abc.SetTriggersAsync(older, FarAway);
        var shard = quotes.Silo.ShardOf("u").GetGrainId();
        var failed = 0;
        quotes.Storage.FailWritesOf(grain => grain == shard && Interlocked.Increment(ref failed) > 0);

        quotes.Server.FixedCents = 400;
        quotes.Clock.Advance(TimeSpan.FromSeconds(60));
        await Eventually.HoldsAsync(() => Volatile.Read(ref failed) > 0);
        quotes.Storage.FailWritesOf(_ => false);
        await Eventually.HoldsAsync(() =>
        {
            quotes.Clock.Advance(TimeSpan.FromMilliseconds(100));
            return HasFiredAsync(quotes, "u");
        });
        Assert.Single(await quotes.Silo.EventsOfAsync("u"), e => e.Kind == AccountEventKind.BuyTriggerFired);
    }

    private static async Task FailuresAsync(QuoteFixture quotes, int failures)
    {
        await Eventually.HoldsAsync(() => quotes.Counters.Failures >= failures);
        Assert.Null(await quotes.GetAsync());
        Assert.Equal(failures, quotes.Counters.Failures);
    }

    private static async Task FailsAgainAfterAsync(QuoteFixture quotes, params int[] pauses)
    {
        foreach (var seconds in pauses)
        {
            var failures = quotes.Counters.Failures;
            quotes.Clock.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
            Assert.Null(await quotes.GetAsync());
            Assert.Equal(failures, quotes.Counters.Failures);
            quotes.Clock.Advance(TimeSpan.FromMilliseconds(1));
            Assert.Null(await quotes.GetAsync());
            Assert.Equal(failures + 1, quotes.Counters.Failures);
        }
    }

    private static async Task SetBuyTriggerAsync(QuoteFixture quotes, string user, string price)
    {
        var outcomes = await quotes.Silo.ExecuteAsync(
            user,
            Commands.Add(1, "1000.00"),
            Commands.Of(2, CommandKind.SetBuyAmount, "100.00"),
            Commands.Of(3, CommandKind.SetBuyTrigger, price));
        Assert.All(outcomes, outcome => Assert.Equal(Status.Ok, outcome.Status));
    }

    /// <summary>Waits until there have been so many hits and the last one is there for all to see.</summary>
    private static Task RefreshedAsync(QuoteFixture quotes, long hits) =>
        Eventually.HoldsAsync(() => quotes.Counters.Hits == hits && quotes.CachedAbc is not null);

    private static Task FiredAsync(
        QuoteFixture quotes, string user, AccountEventKind kind = AccountEventKind.BuyTriggerFired, long transactionNum = 3) =>
        Eventually.HoldsAsync(() => HasFiredAsync(quotes, user, kind, transactionNum));

    private static async Task<bool> HasFiredAsync(
        QuoteFixture quotes, string user, AccountEventKind kind = AccountEventKind.BuyTriggerFired, long transactionNum = 3)
    {
        try
        {
            return (await quotes.Silo.EventsOfAsync(user)).Any(e => e.Kind == kind && e.TransactionNum == transactionNum);
        }
        catch (Exception e) when (e is not (Xunit.Sdk.XunitException or OperationCanceledException))
        {
            // The shard is being read again after a failure.
            return false;
        }
    }
}
