namespace Trading.Accounts;

/// <summary>The rules of user ids: 1 to 64 printable characters without a comma (day-trading.md).</summary>
public static class UserId
{
    /// <summary>The most characters a user id has.</summary>
    public const int LengthMax = 64;

    /// <summary>
    /// The key under which the supervisor's own commands (<c>DUMPLOG,filename</c>) are executed and recorded. It holds a comma, so no user can have it.
    /// </summary>
    public const string Supervisor = ",supervisor";

    /// <summary>True where the text is a user id.</summary>
    public static bool IsValid(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > LengthMax)
            return false;
        foreach (var c in text)
            if (c == ',' || char.IsControl(c) || char.IsSurrogate(c) || c == '\uFFFD')
                return false;
        return !char.IsWhiteSpace(text[0]) && !char.IsWhiteSpace(text[^1]);
    }
}
