using System.Text;
using System.Text.Unicode;
using Trading.Accounts;

namespace Trading.Gateway.Commands;

/// <summary>
/// Reads workload lines: <c>[n] COMMAND,arg,…</c>, with a leading <c>!</c> where no reply is wanted; blanks and a carriage return at the
/// end do not count (day-trading.md, "Input lines"; gateway.md, "TCP"). No bytes make it throw.
/// </summary>
public static class CommandLineParser
{
    /// <summary>The most bytes that a line has, without its line end.</summary>
    public const int LineBytesMax = 4_096;

    /// <summary>The most characters that the file name of a <c>DUMPLOG</c> has.</summary>
    public const int FileNameLengthMax = 256;

    private const int ArgumentsMax = 3;

    private static readonly UserIdTable Users = new();

    /// <summary>Reads a line without its line end.</summary>
    /// <param name="line">The bytes, of any length and content.</param>
    /// <param name="session">What the <see cref="Command.Session"/> becomes. A command that names no valid user gets none.</param>
    public static ParsedLine Parse(ReadOnlySpan<byte> line, string? session = null)
    {
        var rest = TrimEnd(line);
        var quiet = !rest.IsEmpty && rest[0] == (byte)'!';
        if (quiet)
            rest = rest[1..];

        var prefix = ReadNumber(rest, out var number);
        rest = rest[prefix..];
        if (prefix == 0 || line.Length > LineBytesMax || rest.IsEmpty || rest[0] != (byte)' ')
            return new ParsedLine { Status = Status.Malformed, IsQuiet = quiet, TransactionNum = number };

        rest = rest.TrimStart((byte)' ');
        var comma = rest.IndexOf((byte)',');
        var name = comma < 0 ? rest : rest[..comma];
        var kind = CommandNames.Parse(name);
        if (kind == CommandKind.None)
        {
            var status = name.IsEmpty || !IsText(rest) ? Status.Malformed : Status.UnknownCommand;
            return new ParsedLine { Status = status, IsQuiet = quiet, TransactionNum = number };
        }

        var command = new Command { Kind = kind, Quiet = quiet, TransactionNum = number, Session = session };
        var arguments = new Arguments(comma < 0 ? default : rest[(comma + 1)..], comma >= 0);
        var user = kind == CommandKind.Dumplog ? ReadDumplog(arguments, ref command) : ReadArguments(arguments, ref command);
        return new ParsedLine { IsQuiet = quiet, TransactionNum = number, User = user, Command = command };
    }

    /// <summary>
    /// The user id that the bytes spell, or null where they spell none. The same string comes again for users seen lately.
    /// </summary>
    public static string? ParseUser(ReadOnlySpan<byte> utf8) => Users.Find(utf8);

    private static string ReadArguments(in Arguments arguments, ref Command command)
    {
        var user = Users.Find(arguments.First);
        if (user is null)
            return Unattributed(Status.Malformed, ref command);

        var hasSymbol = CommandShape.HasSymbol(command.Kind);
        var hasAmount = CommandShape.HasAmount(command.Kind);
        var count = 1 + (hasSymbol ? 1 : 0) + (hasAmount ? 1 : 0);
        var symbol = Symbol.None;
        if (arguments.Count != count || (hasSymbol && !Symbol.TryParse(arguments.Second, out symbol)))
        {
            command = command with { Refusal = Status.Malformed };
            return user;
        }

        var refusal = Status.Ok;
        var amount = Money.Zero;
        if (hasAmount)
            refusal = ReadAmount(hasSymbol ? arguments.Third : arguments.Second, out amount);
        command = command with { Symbol = symbol, Amount = amount, Refusal = refusal };
        return user;
    }

    private static string ReadDumplog(in Arguments arguments, ref Command command)
    {
        var user = arguments.Count == 1 ? UserId.Supervisor : Users.Find(arguments.First);
        var name = arguments.Count switch { 1 => ReadFileName(arguments.First), 2 => ReadFileName(arguments.Second), _ => null };
        if (user is null || (user == UserId.Supervisor && name is null))
            return Unattributed(Status.Malformed, ref command);
        command = command with { FileName = name, Refusal = name is null ? Status.Malformed : Status.Ok };
        return user;
    }

    private static string Unattributed(Status refusal, ref Command command)
    {
        command = command with { Refusal = refusal, Session = null };
        return UserId.Supervisor;
    }

    private static Status ReadAmount(ReadOnlySpan<byte> text, out Money amount)
    {
        if (!Money.TryParse(text, out amount))
            return IsText(text) ? Status.BadAmount : Status.Malformed;
        if (amount.IsPositive && amount <= Money.Max)
            return Status.Ok;
        var refusal = amount.IsPositive ? Status.LimitExceeded : Status.BadAmount;
        if (amount > Money.Max || amount < Money.Zero - Money.Max)
            amount = Money.Zero;
        return refusal;
    }

    private static string? ReadFileName(ReadOnlySpan<byte> utf8)
    {
        if (!IsText(utf8))
            return null;
        var name = Encoding.UTF8.GetString(utf8);
        return name.Length is 0 or > FileNameLengthMax || name.Any(char.IsControl) ? null : name;
    }

    /// <summary>Reads <c>[n]</c>; returns how many bytes it takes, 0 where the line does not start with it.</summary>
    private static int ReadNumber(ReadOnlySpan<byte> text, out long number)
    {
        const int DigitsMax = 19;
        number = 0;
        if (text.Length < 3 || text[0] != (byte)'[' || text[1] == (byte)'0')
            return 0;
        var value = 0UL;
        for (var i = 1; i < text.Length && i <= DigitsMax + 1; i++)
        {
            var digit = unchecked((uint)(text[i] - '0'));
            if (digit <= 9 && i <= DigitsMax)
            {
                value = unchecked(value * 10 + digit);
                continue;
            }

            if (text[i] != (byte)']' || value is 0 or > long.MaxValue)
                return 0;
            number = (long)value;
            return i + 1;
        }

        return 0;
    }

    private static ReadOnlySpan<byte> TrimEnd(ReadOnlySpan<byte> line)
    {
        var length = line.Length;
        while (length > 0 && line[length - 1] is (byte)' ' or (byte)'\r' or (byte)'\t')
            length--;
        return line[..length];
    }

    private static bool IsText(ReadOnlySpan<byte> text) => Utf8.IsValid(text) && !text.Contains((byte)0);

    /// <summary>The arguments of a line between its commas: their number, and as many as any command has.</summary>
    private readonly ref struct Arguments
    {
        public Arguments(ReadOnlySpan<byte> rest, bool any)
        {
            while (any)
            {
                var comma = rest.IndexOf((byte)',');
                var argument = comma < 0 ? rest : rest[..comma];
                switch (Count++)
                {
                    case 0:
                        First = argument;
                        break;
                    case 1:
                        Second = argument;
                        break;
                    case 2:
                        Third = argument;
                        break;
                }

                any = comma >= 0 && Count <= ArgumentsMax;
                rest = rest[(comma + 1)..];
            }
        }

        /// <summary>The number of arguments; one more than <see cref="ArgumentsMax"/> stands for any larger number.</summary>
        public int Count { get; }

        public ReadOnlySpan<byte> First { get; }

        public ReadOnlySpan<byte> Second { get; }

        public ReadOnlySpan<byte> Third { get; }
    }
}
