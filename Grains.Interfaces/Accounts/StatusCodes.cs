using System.Collections.Immutable;

namespace Trading.Accounts;

/// <summary>The stable codes and default messages of <see cref="Status"/> on the wire (gateway.md).</summary>
public static class StatusCodes
{
    private static readonly ImmutableArray<(string Code, string Message)> Texts =
    [
        ("ok", ""),
        ("malformed", "the line is not a command with its arguments"),
        ("unknown_command", "there is no such command"),
        ("bad_amount", "an amount is a number above zero with at most two decimals"),
        ("unknown_user", "the user has no account"),
        ("insufficient_funds", "the account has less cash than that"),
        ("insufficient_shares", "the account holds fewer shares than that"),
        ("less_than_one_share", "the amount is less than the price of one share"),
        ("nothing_pending", "nothing is pending that is under 60 s old"),
        ("no_trigger_amount", "no amount is set for this symbol"),
        ("quote_unavailable", "the quote server gave no valid price in time"),
        ("limit_exceeded", "a balance would pass the largest one that is kept"),
        ("forbidden", "the caller may not do this"),
        ("overloaded", "too much is under way, try again later"),
        ("internal", "the outcome is unknown, ask again in the same session"),
    ];

    /// <summary>The code on the wire, such as <c>insufficient_funds</c>.</summary>
    public static string Of(Status status) => Texts[(int)status].Code;

    /// <summary>What the code means, in words for a person.</summary>
    public static string MessageOf(Status status) => Texts[(int)status].Message;
}
