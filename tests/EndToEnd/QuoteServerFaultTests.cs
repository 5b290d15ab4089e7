using System.Globalization;
using Trading.QuoteServer;
using Trading.Testing;

namespace Trading.EndToEnd;

/// <summary>A broken quote server harms only the commands that need it; the others go on meanwhile (real host, real sockets).</summary>
public sealed class QuoteServerFaultTests
{
    private const int OthersCommands = 200;

    public static TheoryData<QuoteFault> Faults => [.. Enum.GetValues<QuoteFault>().Where(f => f != QuoteFault.None)];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Broken_quote_server_refuses_what_needs_a_price_and_the_rest_goes_on(QuoteFault fault)
    {
        await using var quotes = new QuoteStandIn(new QuoteStandInOptions { FixedCents = 1000 }, TimeProvider.System);
        await quotes.StartAsync(CancellationToken.None);
        quotes.Faults.Cycle(fault);
        await CheckAsync(quotes);
    }

    [Fact]
    public async Task Quote_server_that_is_not_there_refuses_what_needs_a_price_and_comes_back()
    {
        await using var quotes = new QuoteStandIn(new QuoteStandInOptions { FixedCents = 1000 }, TimeProvider.System);
        await quotes.StartAsync(CancellationToken.None);
        await quotes.StopAsync(CancellationToken.None);
        await CheckAsync(quotes, () => quotes.StartAsync(CancellationToken.None));
    }

    private static async Task CheckAsync(QuoteStandIn quotes, Func<Task>? mend = null)
    {
        using var folder = new TemporaryFolder();
        await using var host = new HostProcess(
            Path.Combine(folder.Path, "data"),
            $"--Quotes:Server={quotes.Endpoint}", "--Quotes:AttemptDeadline=00:00:02", "--Quotes:FailureHoldOff=00:00:00");
        await host.StartAsync();
        using var needy = await LineClient.ConnectAsync(host);
        using var others = await LineClient.ConnectAsync(host);
        Assert.StartsWith("[1] OK", await needy.AskAsync("[1] ADD,needy,100.00"), StringComparison.Ordinal);

        await needy.SendAsync("[2] BUY,needy,ABC,50.00");
        var buy = needy.ReadAsync();
        for (var n = 1; n <= OthersCommands; n++)
        {
            var reply = await others.AskAsync(string.Create(CultureInfo.InvariantCulture, $"[{n}] ADD,other{n % 7},1.00"));
            Assert.StartsWith($"[{n}] OK", reply, StringComparison.Ordinal);
        }

        Assert.StartsWith("[2] ERR quote_unavailable", await buy, StringComparison.Ordinal);
        Assert.Contains("\"cash\":\"100.00\"", await needy.AskAsync("[3] DISPLAY_SUMMARY,needy"), StringComparison.Ordinal);

        await (mend?.Invoke() ?? Task.CompletedTask);
        quotes.Faults.Cycle(QuoteFault.None);
        Assert.StartsWith(
            "[4] OK {\"symbol\":\"ABC\",\"shares\":\"5\"", await needy.AskAsync("[4] BUY,needy,ABC,50.00"), StringComparison.Ordinal);
        Assert.Equal(0, await host.StopAsync());
    }
}
