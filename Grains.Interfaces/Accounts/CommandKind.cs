namespace Trading.Accounts;

/// <summary>The 16 day-trading commands (day-trading.md). Numbers are stored: they are never changed or used again.</summary>
public enum CommandKind : byte
{
    /// <summary>Not a command.</summary>
    None = 0,

    /// <summary><c>ADD,user,amount</c></summary>
    Add = 1,

    /// <summary><c>QUOTE,user,symbol</c></summary>
    Quote = 2,

    /// <summary><c>BUY,user,symbol,amount</c></summary>
    Buy = 3,

    /// <summary><c>COMMIT_BUY,user</c></summary>
    CommitBuy = 4,

    /// <summary><c>CANCEL_BUY,user</c></summary>
    CancelBuy = 5,

    /// <summary><c>SELL,user,symbol,amount</c></summary>
    Sell = 6,

    /// <summary><c>COMMIT_SELL,user</c></summary>
    CommitSell = 7,

    /// <summary><c>CANCEL_SELL,user</c></summary>
    CancelSell = 8,

    /// <summary><c>SET_BUY_AMOUNT,user,symbol,amount</c></summary>
    SetBuyAmount = 9,

    /// <summary><c>SET_BUY_TRIGGER,user,symbol,price</c></summary>
    SetBuyTrigger = 10,

    /// <summary><c>CANCEL_SET_BUY,user,symbol</c></summary>
    CancelSetBuy = 11,

    /// <summary><c>SET_SELL_AMOUNT,user,symbol,amount</c></summary>
    SetSellAmount = 12,

    /// <summary><c>SET_SELL_TRIGGER,user,symbol,price</c></summary>
    SetSellTrigger = 13,

    /// <summary><c>CANCEL_SET_SELL,user,symbol</c></summary>
    CancelSetSell = 14,

    /// <summary><c>DUMPLOG,filename</c> or <c>DUMPLOG,user,filename</c></summary>
    Dumplog = 15,

    /// <summary><c>DISPLAY_SUMMARY,user</c></summary>
    DisplaySummary = 16,
}
