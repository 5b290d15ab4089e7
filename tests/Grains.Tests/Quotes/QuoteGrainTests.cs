using Trading.Accounts;
using Trading.Quotes;
using Trading.QuoteServer;

namespace Trading.Grains.Tests.Quotes;

public sealed class QuoteGrainTests
{
    [Fact]
    public async Task All_who_ask_while_the_server_is_asked_get_its_one_answer()
    {
        await using var quotes = await QuoteFixture.StartAsync();
        quotes.Server.Faults.Next(QuoteFault.Hang);

        var asked = Enumerable.Range(1, 20).Select(i => quotes.GetAsync($"u{i}", i)).ToArray();
        await Eventually.HoldsAsync(() => quotes.Server.Requests == 1);
        quotes.Server.Faults.Release();

        var answers = await Task.WhenAll(asked);
        Assert.Equal(new Quote(Symbol.Parse("ABC"), Money.FromCents(1000), quotes.NowMs), answers[0]);
        Assert.Single(answers.Distinct());
        Assert.Equal(1, quotes.Server.Requests);
        Assert.Equal(1, quotes.Counters.Hits);
    }

    [Fact]
    public async Task Hit_is_recorded_with_the_command_that_caused_it()
    {
        await using var quotes = await QuoteFixture.StartAsync();
        await quotes.GetAsync("u1", 17);
        await quotes.GetAsync("u2", 18);

        var hit = Assert.Single(await quotes.HitsOfAsync("u1"));
        Assert.Equal((CommandKind.Quote, 17, "ABC"), (hit.Command, hit.TransactionNum, hit.Symbol.ToString()));
        Assert.Equal(Money.FromCents(1000), hit.Price);
        Assert.Equal(quotes.NowMs, hit.TimeMs);
        Assert.Equal(56, hit.CryptoKey!.Length);
        Assert.InRange(hit.QuoteServerTimeMs, 1_700_000_000_000, 4_000_000_000_000);
        Assert.Empty(await quotes.HitsOfAsync("u2"));
    }

    [Fact]
    public async Task Nobody_sees_a_price_before_its_hit_is_durable()
    {
        await using var quotes = await QuoteFixture.StartAsync();
        await quotes.Silo.ShardOf("asker").GetEndAsync();
        quotes.Storage.Hold();
        var held = quotes.Storage.Held;

        var asked = quotes.GetAsync();
        await Eventually.HoldsAsync(() => quotes.Storage.Held > held);
        Assert.Equal(1, quotes.Counters.Hits);
        Assert.False(asked.IsCompleted);
        Assert.Null(quotes.CachedAbc);

        quotes.Storage.LetGo();
        Assert.Equal(Money.FromCents(1000), (await asked)!.Price);
        Assert.NotNull(quotes.CachedAbc);
        Assert.Single(await quotes.HitsOfAsync("asker"));
    }

    [Fact]
    public async Task Nobody_sees_a_price_whose_hit_could_not_be_recorded()
    {
        await using var quotes = await QuoteFixture.StartAsync();
        await quotes.Silo.ShardOf("asker").GetEndAsync();
        quotes.Storage.FailWritesOf(_ => true);

        await Assert.ThrowsAnyAsync<Exception>(() => quotes.GetAsync());
        Assert.Null(quotes.CachedAbc);

        quotes.Storage.FailWritesOf(_ => false);
        quotes.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.NotNull(await quotes.GetAsync());
        Assert.Equal(2, quotes.Server.Requests);
    }

    [Fact]
    public async Task Quote_serves_until_it_is_60_seconds_old()
    {
        await using var quotes = await QuoteFixture.StartAsync();
        var first = await quotes.GetAsync();
        quotes.Server.FixedCents = 2000;

        quotes.Clock.Advance(TimeSpan.FromMilliseconds(59_999));
        Assert.Equal(first, await quotes.GetAsync());
        Assert.Equal(1, quotes.Counters.CacheHits);
        quotes.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(Money.FromCents(2000), (await quotes.GetAsync())!.Price);
        Assert.Equal(2, quotes.Server.Requests);
    }

    [Fact]
    public async Task Failure_is_told_to_all_who_wait_and_holds_off_further_requests_for_a_second()
    {
        await using var quotes = await QuoteFixture.StartAsync();
        quotes.Server.Faults.Cycle(QuoteFault.Nonsense);

        var answers = await Task.WhenAll(quotes.GetAsync("u1"), quotes.GetAsync("u2"), quotes.GetAsync("u3"));
        Assert.All(answers, Assert.Null);
        Assert.Equal(2, quotes.Server.Requests);
        Assert.Equal(1, quotes.Counters.Failures);

        quotes.Server.Faults.Cycle(QuoteFault.None);
        quotes.Clock.Advance(TimeSpan.FromMilliseconds(999));
        Assert.Null(await quotes.GetAsync());
        Assert.Equal(2, quotes.Server.Requests);
        quotes.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.NotNull(await quotes.GetAsync());
    }

    [Fact]
    public async Task Failure_leaves_no_hit_in_the_journal()
    {
        await using var quotes = await QuoteFixture.StartAsync();
        await quotes.Server.StopAsync(CancellationToken.None);

        Assert.Null(await quotes.GetAsync());
        Assert.Empty(await quotes.HitsOfAsync("asker"));
        Assert.Equal(0, quotes.Counters.Hits);
    }

    [Fact]
    public async Task Slow_symbol_does_not_hold_up_another()
    {
        await using var quotes = await QuoteFixture.StartAsync();
        quotes.Server.Faults.Next(QuoteFault.Hang);
        var slow = quotes.GetAsync();
        await Eventually.HoldsAsync(() => quotes.Server.Requests == 1);

        Assert.NotNull(await quotes.Silo.Grains.GetGrain<IQuoteGrain>("XYZ").GetAsync(new QuoteCause("asker", 2)));
        Assert.False(slow.IsCompleted);
        quotes.Server.Faults.Release();
        Assert.NotNull(await slow);
    }

    [Fact]
    public async Task Key_that_is_no_symbol_and_cause_that_is_no_user_are_refused()
    {
        await using var quotes = await QuoteFixture.StartAsync();
        await Assert.ThrowsAsync<FormatException>(
            () => quotes.Silo.Grains.GetGrain<IQuoteGrain>("LONG").GetAsync(new QuoteCause("asker", 1)));
        await Assert.ThrowsAsync<ArgumentException>(() => quotes.GetAsync(UserId.Supervisor));
        Assert.Equal(0, quotes.Server.Requests);
    }
}
