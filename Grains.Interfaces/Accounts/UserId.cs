using System.Globalization;
using System.Text;

namespace Trading.Accounts;

/// <summary>The rules of user ids: 1 to 64 printable characters without a comma (day-trading.md).</summary>
public static class UserId
{
    /// <summary>The most characters a user id has; one beyond U+FFFF, such as an emoji, counts as two.</summary>
    public const int LengthMax = 64;

    /// <summary>
    /// The key under which the supervisor's own commands (<c>DUMPLOG,filename</c>) are executed and recorded. It holds a comma, so no user
    /// can have it.
    /// </summary>
    public const string Supervisor = ",supervisor";

    /// <summary>The key of the house account, which takes the fees of the exchange. It holds a comma, so no user can have it.</summary>
    public const string House = ",house";

    /// <summary>True where the text is a user id.</summary>
    public static bool IsValid(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > LengthMax)
            return false;
        foreach (var rune in text.EnumerateRunes())
            if (rune.Value == ',' || !IsPrintable(rune))
                return false;
        return text[0] != ' ' && text[^1] != ' ';
    }

    /// <summary>
    /// Of blanks only the plain one: no name may look like another, or turn the direction of the text around it. U+FFFD stands for bytes
    /// or halves of a character that were no text.
    /// </summary>
    private static bool IsPrintable(Rune rune) => rune.IsAscii
        ? rune.Value is >= ' ' and <= '~'
        : rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not (
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator);
}
