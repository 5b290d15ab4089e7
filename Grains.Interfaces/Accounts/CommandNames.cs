using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Trading.Accounts;

/// <summary>The names of the commands on the wire and in the audit log, such as <c>COMMIT_BUY</c>.</summary>
public static class CommandNames
{
    private static readonly ImmutableArray<string> Names =
    [
        "", "ADD", "QUOTE", "BUY", "COMMIT_BUY", "CANCEL_BUY", "SELL", "COMMIT_SELL", "CANCEL_SELL", "SET_BUY_AMOUNT", "SET_BUY_TRIGGER",
        "CANCEL_SET_BUY", "SET_SELL_AMOUNT", "SET_SELL_TRIGGER", "CANCEL_SET_SELL", "DUMPLOG", "DISPLAY_SUMMARY",
    ];

    private static readonly FrozenDictionary<string, CommandKind> Kinds =
        Names.Select((name, number) => (name, number)).Skip(1).ToFrozenDictionary(n => n.name, n => (CommandKind)n.number, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, CommandKind>.AlternateLookup<ReadOnlySpan<char>> KindsBySpan =
        Kinds.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The name of a command; empty for <see cref="CommandKind.None"/>.</summary>
    public static string Of(CommandKind kind) => Names[(int)kind];

    /// <summary>The command of that exact name, or <see cref="CommandKind.None"/>.</summary>
    public static CommandKind Parse(ReadOnlySpan<byte> name)
    {
        Span<char> text = stackalloc char[20];
        if (name.Length > text.Length)
            return CommandKind.None;
        for (var i = 0; i < name.Length; i++)
            text[i] = (char)name[i];
        return KindsBySpan.TryGetValue(text[..name.Length], out var kind) ? kind : CommandKind.None;
    }
}
