namespace Trading.Audit;

/// <summary>What an <see cref="AccountEvent"/> says. Numbers are stored: they are never changed or used again.</summary>
public enum AccountEventKind : byte
{
    /// <summary>A command was executed or refused.</summary>
    Command = 1,

    /// <summary>A pending buy expired: its reserve came back.</summary>
    BuyExpired = 2,

    /// <summary>A pending sell expired: its shares came back.</summary>
    SellExpired = 3,

    /// <summary>A buy trigger fired.</summary>
    BuyTriggerFired = 4,

    /// <summary>A sell trigger fired.</summary>
    SellTriggerFired = 5,

    /// <summary>The quote server was asked, and answered. Not a change of an account; carries no event number.</summary>
    QuoteHit = 6,

    /// <summary>The exchange changed the account: see <see cref="AccountEvent.Exchange"/>.</summary>
    Exchange = 7,
}
