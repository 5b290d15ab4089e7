using System.Globalization;
using System.Net.Sockets;
using Trading.Testing;

namespace Trading.QuoteServer.Tests;

public sealed class QuoteStandInTests : IAsyncLifetime
{
    private readonly QuoteStandIn _server = new(new QuoteStandInOptions { Seed = 42 }, TimeProvider.System);

    public Task InitializeAsync() => _server.StartAsync(CancellationToken.None);

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Answer_to_a_request_has_price_symbol_user_timestamp_and_key()
    {
        var before = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        var answer = await StandInClient.SendAsync(_server, "ABC,oY01WVirLr\n");
        var after = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

        Assert.EndsWith("\n", answer, StringComparison.Ordinal);
        var fields = answer.TrimEnd('\n').Split(',');
        Assert.Equal(5, fields.Length);
        Assert.Matches(@"^[0-9]{1,4}\.[0-9]{2}$", fields[0]);
        Assert.Equal("ABC", fields[1]);
        Assert.Equal("oY01WVirLr", fields[2]);
        Assert.InRange(long.Parse(fields[3], CultureInfo.InvariantCulture), before, after);
        Assert.Equal(40, Convert.FromBase64String(fields[4]).Length);
    }

    [Fact]
    public async Task Every_request_gives_a_new_price_and_key()
    {
        var first = (await StandInClient.SendAsync(_server, "ABC,u\n")).Split(',');
        var second = (await StandInClient.SendAsync(_server, "ABC,u\n")).Split(',');

        Assert.NotEqual(first[0], second[0]);
        Assert.NotEqual(first[4], second[4]);
    }

    [Fact]
    public async Task Prices_of_a_seed_are_the_same_in_whatever_order_symbols_are_asked_for()
    {
        await using var other = new QuoteStandIn(new QuoteStandInOptions { Seed = 42 }, TimeProvider.System);
        await other.StartAsync(CancellationToken.None);
        string[] symbols = ["A", "B1", "xyz", "A"];

        var prices = new List<string>();
        foreach (var symbol in symbols)
            prices.Add(await PriceAsync(_server, symbol));
        var reversed = new List<string>();
        foreach (var symbol in new[] { "xyz", "A", "A", "B1" })
            reversed.Add(await PriceAsync(other, symbol));

        Assert.Equal([prices[2], prices[0], prices[3], prices[1]], reversed);
    }

    [Fact]
    public async Task Prices_of_different_seeds_and_symbols_differ()
    {
        await using var other = new QuoteStandIn(new QuoteStandInOptions { Seed = 43 }, TimeProvider.System);
        await other.StartAsync(CancellationToken.None);

        Assert.NotEqual(await PriceAsync(_server, "A"), await PriceAsync(other, "A"));
        Assert.NotEqual(await PriceAsync(_server, "C"), await PriceAsync(_server, "D"));
    }

    [Fact]
    public async Task Fixed_price_holds_for_every_symbol_until_it_is_changed()
    {
        _server.FixedCents = 1234;
        Assert.Equal(["12.34", "12.34"], [await PriceAsync(_server, "A"), await PriceAsync(_server, "B")]);

        _server.FixedCents = 5;
        Assert.Equal("0.05", await PriceAsync(_server, "A"));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("ABC\n")]
    [InlineData("ABC,\n")]
    [InlineData(",user\n")]
    [InlineData("ABCD,user\n")]
    [InlineData("A-C,user\n")]
    [InlineData("ABC,us,er\n")]
    [InlineData("ABC,us\u0001er\n")]
    [InlineData("GET / HTTP/1.1\r\n\r\n")]
    public async Task Line_that_is_no_request_is_closed_without_an_answer(string request)
    {
        Assert.Equal("", await StandInClient.SendAsync(_server, request));
        Assert.Equal(0, _server.Requests);
    }

    [Fact]
    public async Task Line_without_an_end_is_closed_without_an_answer() =>
        Assert.Equal("", await StandInClient.SendAsync(_server, "ABC," + new string('u', 100_000)));

    [Fact]
    public async Task Server_after_garbage_still_answers()
    {
        await StandInClient.SendAsync(_server, "\0\0\0\n");
        Assert.Contains(",ABC,u,", await StandInClient.SendAsync(_server, "ABC,u\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Client_that_says_nothing_is_dropped_at_the_request_deadline()
    {
        var clock = new FakeTimeProvider();
        await using var server = new QuoteStandIn(new QuoteStandInOptions { RequestDeadline = TimeSpan.FromSeconds(5) }, clock);
        await server.StartAsync(CancellationToken.None);
        using var patience = new CancellationTokenSource(StandInClient.Patience);
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(server.Endpoint, patience.Token);
        await StandInClient.UntilAsync(() => clock.NextDue is not null);

        var end = StandInClient.ReadToEndAsync(socket, patience.Token);
        clock.Advance(TimeSpan.FromMilliseconds(4_999));
        Assert.False(end.IsCompleted);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal("", await end);
    }

    [Fact]
    public async Task Observed_delays_hold_back_the_answer()
    {
        var clock = new FakeTimeProvider();
        await using var server = new QuoteStandIn(new QuoteStandInOptions { Delays = DelayProfile.Observed }, clock);
        await server.StartAsync(CancellationToken.None);

        var answer = StandInClient.SendAsync(server, "A,u\n");
        await StandInClient.UntilAsync(() => server.Requests == 1 && clock.NextDue is not null);
        clock.Advance(TimeSpan.FromMilliseconds(6));
        Assert.False(answer.IsCompleted);
        clock.Advance(TimeSpan.FromMilliseconds(4_020));
        Assert.Contains(",A,u,", await answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Server_that_was_stopped_refuses_and_started_again_listens_on_the_same_port()
    {
        var endpoint = _server.Endpoint;
        await _server.StopAsync(CancellationToken.None);
        var refusal = await Assert.ThrowsAsync<SocketException>(() => StandInClient.SendAsync(_server, "A,u\n"));
        Assert.Equal(SocketError.ConnectionRefused, refusal.SocketErrorCode);

        await _server.StartAsync(CancellationToken.None);
        Assert.Equal(endpoint, _server.Endpoint);
        Assert.Contains(",A,u,", await StandInClient.SendAsync(_server, "A,u\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stop_ends_connections_that_hang()
    {
        _server.Faults.Cycle(QuoteFault.Hang);
        var answer = StandInClient.SendAsync(_server, "A,u\n");
        await StandInClient.UntilAsync(() => _server.Requests == 1);

        await _server.StopAsync(CancellationToken.None);
        Assert.Equal("", await answer);
    }

    [Fact]
    public async Task Many_connections_at_once_are_all_answered()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => StandInClient.SendAsync(_server, $"A{i % 9},u{i}\n")));
        for (var i = 0; i < answers.Length; i++)
            Assert.Contains($",A{i % 9},u{i},", answers[i], StringComparison.Ordinal);
    }

    private static async Task<string> PriceAsync(QuoteStandIn server, string symbol) =>
        (await StandInClient.SendAsync(server, symbol + ",u\n")).Split(',')[0];
}
