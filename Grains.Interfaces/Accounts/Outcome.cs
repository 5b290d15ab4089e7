using Orleans;

namespace Trading.Accounts;

/// <summary>How one command ended, with the numbers of its result (gateway.md, "Results"). Which are set depends on the command.</summary>
[GenerateSerializer, Immutable, Alias("outcome")]
public readonly record struct Outcome
{
    /// <summary>How it ended.</summary>
    [Id(0)]
    public Status Status { get; init; }

    /// <summary>True where the command had been executed before, in the same session: only <see cref="Status"/> is told again.</summary>
    [Id(1)]
    public bool Repeated { get; init; }

    /// <summary>The symbol of the trade or quote.</summary>
    [Id(2)]
    public Symbol Symbol { get; init; }

    /// <summary>The transaction number that the command was recorded under.</summary>
    [Id(3)]
    public long TransactionNum { get; init; }

    /// <summary>Shares of the trade.</summary>
    [Id(4)]
    public long Shares { get; init; }

    /// <summary>Price of one share.</summary>
    [Id(5)]
    public Money Price { get; init; }

    /// <summary>Shares × price of a trade; the cash that can be spent after <c>ADD</c>.</summary>
    [Id(6)]
    public Money Total { get; init; }

    /// <summary>
    /// When the trade expires, or would have where it was ended; for <c>QUOTE</c> when the price was quoted; Unix milliseconds.
    /// </summary>
    [Id(7)]
    public long TimeMs { get; init; }

    /// <summary>The summary for <c>DISPLAY_SUMMARY</c>, else null.</summary>
    [Id(8)]
    public AccountSummary? Summary { get; init; }
}
