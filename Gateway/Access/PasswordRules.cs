namespace Trading.Gateway.Access;

/// <summary>What a password must be.</summary>
public static class PasswordRules
{
    /// <summary>The fewest characters.</summary>
    public const int LengthMin = 8;

    /// <summary>The most characters.</summary>
    public const int LengthMax = 256;

    /// <summary>True where the text may be a password: nothing but its length counts.</summary>
    public static bool IsValid(string text) => text.Length is >= LengthMin and <= LengthMax;
}
