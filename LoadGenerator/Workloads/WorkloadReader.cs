using System.Text;

namespace Trading.LoadGenerator.Workloads;

/// <summary>Reads the lines of workloads with all their parts. Names that come again are the same string again.</summary>
internal sealed class WorkloadReader
{
    private const int UserLengthMax = 64;
    private const int SymbolLengthMax = 3;
    private const int ArgumentsMax = 4;

    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _names =
        new HashSet<string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Reads all lines that have a transaction number.</summary>
    public List<WorkloadEntry> Read(WorkloadFile file)
    {
        List<WorkloadEntry> entries = [];
        Span<char> text = stackalloc char[WorkloadFile.LineLengthMax];
        foreach (var line in file)
        {
            if (line.Length >= WorkloadFile.LineLengthMax || !WorkloadLine.TryRead(line, out var read)
                || !Encoding.UTF8.TryGetChars(line, text, out var length))
                continue;
            var command = text[(text.IndexOf(']') + 1)..length].Trim(' ');
            entries.Add(Parse(read.Number, command));
        }

        return entries;
    }

    private WorkloadEntry Parse(long number, ReadOnlySpan<char> text)
    {
        Span<Range> ranges = stackalloc Range[ArgumentsMax + 1];
        var count = text.Split(ranges, ',') - 1;
        var command = WorkloadCommandNames.Parse(text[ranges[0]]);
        var entry = new WorkloadEntry { Number = number, Command = command, User = "", Symbol = "", FileName = "" };
        if (command == WorkloadCommand.None)
            return entry with { Flaw = LineFlaw.UnknownCommand };
        if (command == WorkloadCommand.Dumplog && count == 1)
            return entry with { FileName = Name(text[ranges[1]]), Flaw = IsPlain(text[ranges[1]]) ? LineFlaw.None : LineFlaw.Unclear };
        var user = count > 0 ? text[ranges[1]] : default;
        if (user.IsEmpty || user.Length > UserLengthMax)
            return entry with { Flaw = LineFlaw.NoUser };
        entry = entry with { User = Name(user) };
        if (!IsPlain(user))
            return entry with { Flaw = LineFlaw.Unclear };

        var hasSymbol = WorkloadCommandNames.HasSymbol(command);
        var hasAmount = WorkloadCommandNames.HasAmount(command);
        var isDump = command == WorkloadCommand.Dumplog;
        if (count != 1 + (hasSymbol ? 1 : 0) + (hasAmount ? 1 : 0) + (isDump ? 1 : 0))
            return entry with { Flaw = LineFlaw.Arguments };
        if (isDump)
            return entry with { FileName = Name(text[ranges[2]]), Flaw = IsPlain(text[ranges[2]]) ? LineFlaw.None : LineFlaw.Unclear };
        if (hasSymbol)
        {
            var symbol = text[ranges[2]];
            if (symbol.Length is 0 or > SymbolLengthMax || symbol.ContainsAnyExcept(LettersAndDigits))
                return entry with { Flaw = LineFlaw.Arguments };
            entry = entry with { Symbol = Name(symbol) };
        }

        if (!hasAmount)
            return entry;
        var isAmount = Cents.TryParse(text[ranges[hasSymbol ? 3 : 2]], out var cents) && cents is > 0 and <= Cents.Max;
        return entry with { AmountCents = cents, Flaw = isAmount ? LineFlaw.None : LineFlaw.Arguments };
    }

    private static System.Buffers.SearchValues<char> LettersAndDigits { get; } =
        System.Buffers.SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>True for names that are surely right: printable ASCII without blanks at the ends.</summary>
    private static bool IsPlain(ReadOnlySpan<char> name) =>
        !name.IsEmpty && !name.ContainsAnyExceptInRange(' ', '~') && name[0] != ' ' && name[^1] != ' ';

    private string Name(ReadOnlySpan<char> name)
    {
        if (!_names.TryGetValue(name, out var known))
            _names.Add(name);
        return known ?? (_names.TryGetValue(name, out known) ? known : name.ToString());
    }
}
