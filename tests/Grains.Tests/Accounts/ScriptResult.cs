using Trading.Accounts;
using Trading.Audit;

namespace Trading.Grains.Tests.Accounts;

/// <summary>What one line of an <see cref="AccountScript"/> led to.</summary>
internal sealed class ScriptResult
{
    /// <summary>The account after the line.</summary>
    public required Account Account { get; init; }

    /// <summary>The code of the status, <c>needs_quote</c> or <c>needs_journal</c>; null where the line was no command.</summary>
    public string? Status { get; set; }

    /// <summary>The outcome of a command.</summary>
    public Outcome Outcome { get; set; }

    /// <summary>The events that were written.</summary>
    public List<AccountEvent> Events { get; } = [];
}
