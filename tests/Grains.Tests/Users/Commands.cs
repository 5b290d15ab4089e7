using System.Text;
using Trading.Accounts;

namespace Trading.Grains.Tests.Users;

/// <summary>Short ways to write commands in tests.</summary>
internal static class Commands
{
    public static readonly Symbol Abc = Symbol.Parse("ABC");

    public static Command Add(long number, string amount, string? session = null) =>
        new() { Kind = CommandKind.Add, TransactionNum = number, Amount = Dollars(amount), Session = session };

    public static Command Of(long number, CommandKind kind, string amount = "0") =>
        new() { Kind = kind, TransactionNum = number, Symbol = Abc, Amount = Dollars(amount) };

    public static Command Simple(long number, CommandKind kind) => new() { Kind = kind, TransactionNum = number };

    public static Money Dollars(string amount) =>
        Money.TryParse(Encoding.ASCII.GetBytes(amount), out var money) ? money : throw new FormatException(amount);
}
