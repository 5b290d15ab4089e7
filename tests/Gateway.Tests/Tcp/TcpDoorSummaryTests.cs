using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Trading.Accounts;
using Trading.Gateway.Commands;
using Trading.Gateway.Tests.Commands;

namespace Trading.Gateway.Tests.Tcp;

public sealed class TcpDoorSummaryTests
{
    private int _lent;

    /// <summary>
    /// Long summaries are sent from where they are, among short replies that are written into buffers; what they lend is let go of after
    /// that, and not before.
    /// </summary>
    [Theory]
    [InlineData(10)]
    [InlineData(3_000)]
    [InlineData(100_000)]
    public async Task Summaries_of_any_length_come_whole_and_in_their_place(int headBytes)
    {
        const int Lines = 2_000;
        using var router = Router(headBytes);
        await using var door = await TestDoor.StartOpenAsync(router);
        using var client = await door.ConnectAsync();
        var sending = client.SendAsync(string.Concat(Enumerable.Range(1, Lines).Select(LineOf)));
        var replies = await client.ReadAsync(Lines);
        await sending;
        for (var n = 1; n <= Lines; n++)
            Assert.Equal(n % 3 == 0 ? $"[{n}] OK {TextOf(n, headBytes)}" : $"[{n}] OK {{\"cash\":\"0.00\"}}", replies[n - 1]);
        await Eventually.IsTrueAsync(() => door.Door.WaitingBytes == 0, "sent replies still count as waiting");
        Assert.Equal(0, Volatile.Read(ref _lent));
    }

    private static string LineOf(int n) => n % 3 == 0 ? $"[{n}] DISPLAY_SUMMARY,u\n" : $"[{n}] ADD,u,1.00\n";

    private CommandRouter Router(int headBytes) => new(
        _ => batch => Task.FromResult(new BatchResult([.. batch.Commands.Select(command => OutcomeOf(command, headBytes))])),
        new ScriptedDump(),
        Options.Create(new CommandRouterOptions()),
        NullLogger<CommandRouter>.Instance);

    private Outcome OutcomeOf(Command command, int headBytes) => new()
    {
        TransactionNum = command.TransactionNum,
        Summary = command.Kind == CommandKind.DisplaySummary ? SummaryOf(command.TransactionNum, headBytes) : null,
    };

    private AccountSummary SummaryOf(long n, int headBytes)
    {
        var history = Encoding.ASCII.GetBytes($"{{\"transactionNum\":{n}}}");
        Interlocked.Increment(ref _lent);
        var owner = new Owner(() =>
        {
            history.AsSpan().Fill((byte)'#');
            Interlocked.Decrement(ref _lent);
        });
        return new AccountSummary(Encoding.ASCII.GetBytes("{\"n\":\"" + FillOf(n, headBytes) + "\""), history, n % 2 == 0, owner);
    }

    private static string TextOf(long n, int headBytes) =>
        "{\"n\":\"" + FillOf(n, headBytes) + $"\",\"history\":[{{\"transactionNum\":{n}}}],\"historyTruncated\":{(n % 2 == 0 ? "true" : "false")}}}";

    private static string FillOf(long n, int headBytes) => new((char)('a' + n % 26), headBytes + (int)(n % 97));

    private sealed class Owner(Action letGo) : IDisposable
    {
        public void Dispose() => letGo();
    }
}
