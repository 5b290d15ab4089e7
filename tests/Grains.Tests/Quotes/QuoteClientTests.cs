using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Trading.Quotes;
using Trading.QuoteServer;
using Trading.Testing;

namespace Trading.Grains.Tests.Quotes;

/// <summary>The client against the stand-in, over real TCP.</summary>
public sealed class QuoteClientTests : IAsyncLifetime
{
    private static readonly Symbol Abc = Symbol.Parse("ABC");

    private readonly QuoteStandIn _server = new(
        new QuoteStandInOptions { FixedCents = 1234, SlowByteInterval = TimeSpan.FromMilliseconds(20) }, TimeProvider.System);

    public Task InitializeAsync() => _server.StartAsync(CancellationToken.None);

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Proper_answer_gives_price_timestamp_and_key()
    {
        using var client = Client();
        var reply = await AskAsync(client);

        Assert.Equal(QuoteFailure.None, reply.Failure);
        Assert.Equal(Money.FromCents(1234), reply.Price);
        Assert.InRange(reply.ServerTimeMs, 1_700_000_000_000, 4_000_000_000_000);
        Assert.Equal(56, reply.CryptoKey.Length);
        Assert.Equal(1, _server.Requests);
    }

    [Theory]
    [InlineData(QuoteFault.CloseEarly, nameof(QuoteFailure.ClosedEarly))]
    [InlineData(QuoteFault.CloseAtOnce, nameof(QuoteFailure.ClosedEarly))]
    [InlineData(QuoteFault.Nonsense, nameof(QuoteFailure.Malformed))]
    [InlineData(QuoteFault.WrongSymbol, nameof(QuoteFailure.WrongSymbol))]
    [InlineData(QuoteFault.WrongUser, nameof(QuoteFailure.WrongUser))]
    [InlineData(QuoteFault.NegativePrice, nameof(QuoteFailure.BadPrice))]
    [InlineData(QuoteFault.ThreeDecimals, nameof(QuoteFailure.BadPrice))]
    [InlineData(QuoteFault.ZeroPrice, nameof(QuoteFailure.BadPrice))]
    [InlineData(QuoteFault.BadTimestamp, nameof(QuoteFailure.BadTimestamp))]
    [InlineData(QuoteFault.NoCryptoKey, nameof(QuoteFailure.BadCryptoKey))]
    [InlineData(QuoteFault.EndlessLine, nameof(QuoteFailure.TooLong))]
    public async Task Faulty_answer_is_refused_after_all_attempts(QuoteFault fault, string failure)
    {
        _server.Faults.Cycle(fault);
        using var client = Client(options => options.Attempts = 3);

        Assert.Equal(failure, (await AskAsync(client)).Failure.ToString());
        Assert.Equal(3, _server.Requests);
    }

    [Fact]
    public async Task Faulty_answer_is_forgotten_where_a_later_attempt_succeeds()
    {
        _server.Faults.Next(QuoteFault.Nonsense, QuoteFault.CloseEarly);
        using var client = Client(options => options.Attempts = 3);

        Assert.Equal(Money.FromCents(1234), (await AskAsync(client)).Price);
    }

    [Fact]
    public async Task Server_that_hangs_costs_one_deadline_an_attempt()
    {
        _server.Faults.Cycle(QuoteFault.Hang);
        var clock = new FakeTimeProvider();
        using var client = Client(options => options.AttemptDeadline = TimeSpan.FromSeconds(5), clock);

        var reply = AskAsync(client);
        await Eventually.HoldsAsync(() => _server.Requests == 1);
        clock.Advance(TimeSpan.FromMilliseconds(4_999));
        Assert.False(reply.IsCompleted);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        await Eventually.HoldsAsync(() => _server.Requests == 2);
        Assert.False(reply.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(QuoteFailure.Deadline, (await reply).Failure);
    }

    [Fact]
    public async Task Stop_of_the_host_does_not_wait_for_a_server_that_hangs()
    {
        _server.Faults.Cycle(QuoteFault.Hang);
        var clock = new FakeTimeProvider();
        var lifetime = new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance);
        using var client = Client(clock: clock, lifetime: lifetime);

        var reply = AskAsync(client);
        await Eventually.HoldsAsync(() => _server.Requests == 1);
        lifetime.StopApplication();
        clock.Advance(TimeSpan.FromMilliseconds(2_999));
        Assert.False(reply.IsCompleted);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(QuoteFailure.Deadline, (await reply).Failure);
        Assert.Equal(QuoteFailure.Deadline, (await AskAsync(client)).Failure);
    }

    [Fact]
    public async Task Answer_that_comes_byte_by_byte_has_one_deadline_as_a_whole()
    {
        _server.Faults.Cycle(QuoteFault.SlowBytes);
        using var client = Client(options => (options.AttemptDeadline, options.Attempts) = (TimeSpan.FromMilliseconds(200), 1));

        Assert.Equal(QuoteFailure.Deadline, (await AskAsync(client)).Failure);
    }

    [Fact]
    public async Task Answer_that_comes_byte_by_byte_in_time_is_read_to_its_end()
    {
        _server.Faults.Cycle(QuoteFault.SlowBytes);
        using var client = Client();

        Assert.Equal(Money.FromCents(1234), (await AskAsync(client)).Price);
    }

    [Fact]
    public async Task Server_that_refuses_connections_fails_at_once_and_is_asked_again_when_it_is_back()
    {
        await _server.StopAsync(CancellationToken.None);

        // On a clock that stands still no deadline ends: only the refusal can.
        using var client = Client(options => options.Attempts = 10, new FakeTimeProvider());
        Assert.Equal(QuoteFailure.Unreachable, (await AskAsync(client)).Failure);

        await _server.StartAsync(CancellationToken.None);
        Assert.Equal(QuoteFailure.None, (await AskAsync(client)).Failure);
    }

    [Fact]
    public async Task Server_may_be_named_by_host()
    {
        using var client = Client(options => options.Server = $"localhost:{_server.Endpoint.Port}");
        Assert.Equal(QuoteFailure.None, (await AskAsync(client)).Failure);
    }

    [Fact]
    public async Task Host_that_does_not_exist_is_unreachable()
    {
        using var client = Client(options => options.Server = "no-such-host.invalid:4444");
        Assert.Equal(QuoteFailure.Unreachable, (await AskAsync(client)).Failure);
    }

    [Fact]
    public async Task Requests_beyond_the_limit_wait_for_a_slot_and_give_up_after_one_deadline()
    {
        _server.Faults.Cycle(QuoteFault.Hang);
        var clock = new FakeTimeProvider();
        using var client = Client(
            options => (options.AttemptDeadline, options.Attempts, options.MaxConcurrentRequests) = (TimeSpan.FromSeconds(5), 1, 1), clock);

        var first = AskAsync(client);
        await Eventually.HoldsAsync(() => _server.Requests == 1);
        clock.Advance(TimeSpan.FromSeconds(1));
        var second = AskAsync(client);
        clock.Advance(TimeSpan.FromSeconds(1));
        var third = AskAsync(client);

        clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(QuoteFailure.Deadline, (await first).Failure);
        await Eventually.HoldsAsync(() => _server.Requests == 2);
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(QuoteFailure.Overloaded, (await third).Failure);
        Assert.False(second.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(QuoteFailure.Deadline, (await second).Failure);
    }

    [Fact]
    public async Task Caller_that_gives_up_hears_so()
    {
        _server.Faults.Cycle(QuoteFault.Hang);
        using var client = Client();
        using var giveUp = new CancellationTokenSource();

        var reply = client.AskAsync(Abc, "user1", giveUp.Token);
        await Eventually.HoldsAsync(() => _server.Requests == 1);
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reply);
    }

    [Fact]
    public async Task Many_requests_at_once_are_all_answered_for_the_symbol_and_user_that_asked()
    {
        using var client = Client(options => options.MaxConcurrentRequests = 8);
        var replies = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => AskAsync(client, $"user{i}")));

        Assert.All(replies, reply => Assert.Equal(QuoteFailure.None, reply.Failure));
        Assert.Equal(100, _server.Requests);
    }

    private static Task<QuoteReply> AskAsync(QuoteClient client, string user = "user1") =>
        client.AskAsync(Abc, user, CancellationToken.None);

    private QuoteClient Client(
        Action<QuoteOptions>? configure = null, TimeProvider? clock = null, IHostApplicationLifetime? lifetime = null)
    {
        var options = new QuoteOptions { Server = _server.Endpoint.ToString(), AttemptDeadline = TimeSpan.FromSeconds(20) };
        configure?.Invoke(options);
        return new QuoteClient(Options.Create(options), clock ?? TimeProvider.System, NullLogger<QuoteClient>.Instance, lifetime);
    }
}
