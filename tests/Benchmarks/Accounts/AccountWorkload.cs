using System.Text;
using Trading.Accounts;
using Trading.Gateway.Commands;
using Command = Trading.Accounts.Command;

namespace Trading.Benchmarks.Accounts;

/// <summary>Commands for some accounts, read before the clock runs.</summary>
/// <param name="AccountCount">How many accounts there are.</param>
/// <param name="Commands">The commands, each with the number of its account from 0.</param>
internal sealed record AccountWorkload(int AccountCount, IReadOnlyList<(int Account, Command Command)> Commands)
{
    /// <summary>Reads workload lines.</summary>
    public static AccountWorkload Parse(ReadOnlySpan<byte> lines)
    {
        var accounts = new Dictionary<string, int>(StringComparer.Ordinal);
        var commands = new List<(int, Command)>();
        foreach (var range in lines.Split((byte)'\n'))
        {
            var parsed = CommandLineParser.Parse(lines[range]);
            if (parsed.User is not { } user)
                continue;
            accounts.TryAdd(user, accounts.Count);
            commands.Add((accounts[user], parsed.Command));
        }

        return new AccountWorkload(accounts.Count, commands);
    }

    /// <summary>One account that has money and shares, and then these lines (without number) over and over.</summary>
    public static AccountWorkload Cycle(int count, params string[] lines)
    {
        var text = new StringBuilder("[1] ADD,u,1000000.00\n[2] BUY,u,ABC,100000.00\n[3] COMMIT_BUY,u\n");
        for (var i = 0; i < count; i++)
            text.Append('[').Append(i + 4).Append("] ").Append(lines[i % lines.Length]).Append('\n');
        return Parse(Encoding.ASCII.GetBytes(text.ToString()));
    }
}
