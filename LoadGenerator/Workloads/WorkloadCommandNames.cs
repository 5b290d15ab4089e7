using System.Collections.Immutable;
using System.Text;

namespace Trading.LoadGenerator.Workloads;

/// <summary>The names of the commands in workload files and in the audit log, and the arguments they take.</summary>
internal static class WorkloadCommandNames
{
    private static readonly ImmutableArray<string> Names =
    [
        "", "ADD", "QUOTE", "BUY", "COMMIT_BUY", "CANCEL_BUY", "SELL", "COMMIT_SELL", "CANCEL_SELL", "SET_BUY_AMOUNT", "SET_BUY_TRIGGER",
        "CANCEL_SET_BUY", "SET_SELL_AMOUNT", "SET_SELL_TRIGGER", "CANCEL_SET_SELL", "DUMPLOG", "DISPLAY_SUMMARY",
    ];

    private static readonly ImmutableArray<byte[]> NamesUtf8 = [.. Names.Select(Encoding.ASCII.GetBytes)];

    private static readonly Dictionary<string, WorkloadCommand>.AlternateLookup<ReadOnlySpan<char>> Commands =
        Names.Select((name, number) => (name, number)).Skip(1)
            .ToDictionary(n => n.name, n => (WorkloadCommand)n.number, StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The name, such as <c>COMMIT_BUY</c>; empty for <see cref="WorkloadCommand.None"/>.</summary>
    public static string Of(WorkloadCommand command) => Names[(int)command];

    /// <summary>The same as ASCII bytes.</summary>
    public static ReadOnlySpan<byte> Utf8Of(WorkloadCommand command) => NamesUtf8[(int)command];

    /// <summary>The command of exactly that name, or <see cref="WorkloadCommand.None"/>.</summary>
    public static WorkloadCommand Parse(ReadOnlySpan<char> name) =>
        Commands.TryGetValue(name, out var command) ? command : WorkloadCommand.None;

    /// <summary>True for commands that name a symbol.</summary>
    public static bool HasSymbol(WorkloadCommand command) => command is WorkloadCommand.Quote or WorkloadCommand.Buy or WorkloadCommand.Sell
        or WorkloadCommand.SetBuyAmount or WorkloadCommand.SetBuyTrigger or WorkloadCommand.CancelSetBuy
        or WorkloadCommand.SetSellAmount or WorkloadCommand.SetSellTrigger or WorkloadCommand.CancelSetSell;

    /// <summary>True for commands that name an amount or a price.</summary>
    public static bool HasAmount(WorkloadCommand command) => command is WorkloadCommand.Add or WorkloadCommand.Buy or WorkloadCommand.Sell
        or WorkloadCommand.SetBuyAmount or WorkloadCommand.SetBuyTrigger or WorkloadCommand.SetSellAmount or WorkloadCommand.SetSellTrigger;
}
