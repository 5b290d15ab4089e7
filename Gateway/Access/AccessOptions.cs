namespace Trading.Gateway.Access;

/// <summary>Settings of logins, section <c>Access</c>.</summary>
public sealed class AccessOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Access";

    /// <summary>The fewest PBKDF2 rounds that are allowed (gateway.md).</summary>
    public const int PasswordRoundsMin = 210_000;

    /// <summary>How long an access token is good, in minutes, 1 to 1,440.</summary>
    public int AccessTokenMinutes { get; set; } = 60;

    /// <summary>How long a login can be renewed after it was renewed last, in days, 1 to 365.</summary>
    public int RefreshTokenDays { get; set; } = 30;

    /// <summary>PBKDF2-SHA512 rounds of new passwords, at least <see cref="PasswordRoundsMin"/>.</summary>
    public int PasswordRounds { get; set; } = PasswordRoundsMin;

    /// <summary>How many passwords are hashed at the same time; 0: half of the processors, at least one. Trading keeps the rest.</summary>
    public int HashesAtOnce { get; set; }

    /// <summary>How many logins and registrations wait for that; more are refused as <c>overloaded</c>.</summary>
    public int HashesWaiting { get; set; } = 64;

    /// <summary>
    /// Logins a minute to one name, and as many at once; more are refused until later, whether the password is right or not.
    /// </summary>
    public int LoginsPerMinute { get; set; } = 30;
}
