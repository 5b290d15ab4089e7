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

    /// <summary>The name of a command; empty for <see cref="CommandKind.None"/>.</summary>
    public static string Of(CommandKind kind) => Names[(int)kind];

    /// <summary>The command of that exact name, or <see cref="CommandKind.None"/>.</summary>
    public static CommandKind Parse(ReadOnlySpan<byte> name) => name.Length switch
    {
        3 when name.SequenceEqual("BUY"u8) => CommandKind.Buy,
        3 when name.SequenceEqual("ADD"u8) => CommandKind.Add,
        4 when name.SequenceEqual("SELL"u8) => CommandKind.Sell,
        5 when name.SequenceEqual("QUOTE"u8) => CommandKind.Quote,
        7 when name.SequenceEqual("DUMPLOG"u8) => CommandKind.Dumplog,
        10 when name.SequenceEqual("COMMIT_BUY"u8) => CommandKind.CommitBuy,
        10 when name.SequenceEqual("CANCEL_BUY"u8) => CommandKind.CancelBuy,
        11 when name.SequenceEqual("COMMIT_SELL"u8) => CommandKind.CommitSell,
        11 when name.SequenceEqual("CANCEL_SELL"u8) => CommandKind.CancelSell,
        14 when name.SequenceEqual("SET_BUY_AMOUNT"u8) => CommandKind.SetBuyAmount,
        14 when name.SequenceEqual("CANCEL_SET_BUY"u8) => CommandKind.CancelSetBuy,
        15 when name.SequenceEqual("DISPLAY_SUMMARY"u8) => CommandKind.DisplaySummary,
        15 when name.SequenceEqual("SET_BUY_TRIGGER"u8) => CommandKind.SetBuyTrigger,
        15 when name.SequenceEqual("SET_SELL_AMOUNT"u8) => CommandKind.SetSellAmount,
        15 when name.SequenceEqual("CANCEL_SET_SELL"u8) => CommandKind.CancelSetSell,
        16 when name.SequenceEqual("SET_SELL_TRIGGER"u8) => CommandKind.SetSellTrigger,
        _ => CommandKind.None,
    };
}
