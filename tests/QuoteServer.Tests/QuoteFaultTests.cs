namespace Trading.QuoteServer.Tests;

public sealed class QuoteFaultTests : IAsyncLifetime
{
    private readonly QuoteStandIn _server = new(
        new QuoteStandInOptions { FixedCents = 1234, SlowByteInterval = TimeSpan.FromMilliseconds(1) }, TimeProvider.System);

    public Task InitializeAsync() => _server.StartAsync(CancellationToken.None);

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData(QuoteFault.None, @"^12\.34,A,u,[0-9]+,[^,]{56}\n$")]
    [InlineData(QuoteFault.SlowBytes, @"^12\.34,A,u,[0-9]+,[^,]{56}\n$")]
    [InlineData(QuoteFault.CloseEarly, @"^12\.34,A,u,[0-9]+,[^,\n]+$")]
    [InlineData(QuoteFault.CloseAtOnce, @"^$")]
    [InlineData(QuoteFault.Nonsense, @"^[^,]+\n$")]
    [InlineData(QuoteFault.WrongSymbol, @"^12\.34,ZZ,u,[0-9]+,[^,]{56}\n$")]
    [InlineData(QuoteFault.WrongUser, @"^12\.34,A,ux,[0-9]+,[^,]{56}\n$")]
    [InlineData(QuoteFault.NegativePrice, @"^-12\.34,A,u,[0-9]+,[^,]{56}\n$")]
    [InlineData(QuoteFault.ThreeDecimals, @"^12\.345,A,u,[0-9]+,[^,]{56}\n$")]
    [InlineData(QuoteFault.ZeroPrice, @"^0\.00,A,u,[0-9]+,[^,]{56}\n$")]
    [InlineData(QuoteFault.BadTimestamp, @"^12\.34,A,u,soon,[^,]{56}\n$")]
    [InlineData(QuoteFault.NoCryptoKey, @"^12\.34,A,u,[0-9]+,\n$")]
    [InlineData(QuoteFault.EndlessLine, @"^9{1000000,}$")]
    public async Task Fault_shows_on_the_wire(QuoteFault fault, string pattern)
    {
        _server.Faults.Next(fault);
        Assert.Matches(pattern, await StandInClient.SendAsync(_server, "A,u\n"));
    }

    [Fact]
    public async Task Hang_says_nothing_until_it_is_released()
    {
        _server.Faults.Next(QuoteFault.Hang);
        var hanging = StandInClient.SendAsync(_server, "A,u\n");
        await StandInClient.UntilAsync(() => _server.Requests == 1);
        await StandInClient.SendAsync(_server, "B,u\n");
        Assert.False(hanging.IsCompleted);

        _server.Faults.Release();
        Assert.StartsWith("12.34,A,u,", await hanging, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Script_gives_the_next_faults_first_and_then_the_cycle_over_and_over()
    {
        _server.Faults.Cycle(QuoteFault.ZeroPrice, QuoteFault.None);
        _server.Faults.Next(QuoteFault.WrongSymbol, QuoteFault.CloseAtOnce);

        var starts = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            var answer = await StandInClient.SendAsync(_server, "A,u\n");
            starts.Add(answer.Length < 8 ? answer : answer[..8]);
        }

        Assert.Equal(["12.34,ZZ", "", "0.00,A,u", "12.34,A,", "0.00,A,u"], starts);
    }
}
