using Trading.Accounts;
using Trading.Exchange;

namespace Trading.Audit;

/// <summary>
/// One entry of the audit journal: a change of one account, complete enough to rebuild the account from its events alone, or a hit to the
/// quote server. Which fields are set depends on <see cref="Kind"/> and <see cref="Command"/>.
/// </summary>
public readonly record struct AccountEvent
{
    /// <summary>What the event says.</summary>
    public AccountEventKind Kind { get; init; }

    /// <summary>
    /// The command that was executed; for an expiry or a trigger the command that began it (BUY, SELL, SET_BUY_TRIGGER, SET_SELL_TRIGGER).
    /// </summary>
    public CommandKind Command { get; init; }

    /// <summary>How the command ended; <see cref="Accounts.Status.Ok"/> for other events.</summary>
    public Status Status { get; init; }

    /// <summary>The symbol, where there is one.</summary>
    public Symbol Symbol { get; init; }

    /// <summary>The number of the command (see <see cref="Command"/>) in its session.</summary>
    public long TransactionNum { get; init; }

    /// <summary>When it was executed, on the account's clock; Unix milliseconds.</summary>
    public long TimeMs { get; init; }

    /// <summary>The amount or trigger price that the command named; may be negative where it was refused for that.</summary>
    public Money Amount { get; init; }

    /// <summary>The price of one share in the trade or quote.</summary>
    public Money Price { get; init; }

    /// <summary>Shares of the trade, reserved, sold, bought or given back.</summary>
    public long Shares { get; init; }

    /// <summary>Cash that came (back) to what can be spent.</summary>
    public Money CashIn { get; init; }

    /// <summary>Cash that left what can be spent. An event may have both: <see cref="CashIn"/> comes first.</summary>
    public Money CashOut { get; init; }

    /// <summary>The session of the command, or null.</summary>
    public string? Session { get; init; }

    /// <summary>The file name of a DUMPLOG, else null.</summary>
    public string? FileName { get; init; }

    /// <summary>The quote server's own time stamp of a hit; Unix milliseconds.</summary>
    public long QuoteServerTimeMs { get; init; }

    /// <summary>The quote server's cryptographic key of a hit, else null.</summary>
    public string? CryptoKey { get; init; }

    /// <summary>The change by the exchange, else null.</summary>
    public ExchangeEvent? Exchange { get; init; }
}
