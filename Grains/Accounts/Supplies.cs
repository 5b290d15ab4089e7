using Trading.Quotes;

namespace Trading.Accounts;

/// <summary>What was found out for one command before it is executed.</summary>
internal readonly record struct Supplies
{
    /// <summary>A valid quote of the command's symbol, or null.</summary>
    public Quote? Quote { get; init; }

    /// <summary>True where the quote server was asked: without a quote the command is then refused.</summary>
    public bool QuoteWasAsked { get; init; }

    /// <summary>True where the audit journal was asked.</summary>
    public bool JournalWasAsked { get; init; }

    /// <summary>What the journal said: the status of the first time, or null for a command that is new.</summary>
    public Status? FirstStatus { get; init; }
}
