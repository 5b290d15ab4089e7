namespace Trading.LoadGenerator.Verifying;

/// <summary>
/// A number of shares that the log does not always tell exactly: at least <paramref name="Lo"/>, at most <paramref name="Hi"/>.
/// Nearly always they are equal.
/// </summary>
internal readonly record struct ShareRange(long Lo, long Hi)
{
    /// <summary>No shares.</summary>
    public static ShareRange None => default;

    /// <summary>That many shares.</summary>
    public static ShareRange Exactly(long shares) => new(shares, shares);

    /// <summary>From none to at most these.</summary>
    public ShareRange OrNone => new(0, Hi);

    /// <summary>True where the number may be that one.</summary>
    public bool Allows(long shares) => shares >= Lo && shares <= Hi;

    /// <summary>The sum.</summary>
    public static ShareRange operator +(ShareRange a, ShareRange b) => new(a.Lo + b.Lo, a.Hi + b.Hi);

    /// <summary>The difference.</summary>
    public static ShareRange operator -(ShareRange a, ShareRange b) => new(a.Lo - b.Hi, a.Hi - b.Lo);

    /// <inheritdoc/>
    public override string ToString() => Lo == Hi ? $"{Lo}" : $"{Lo} to {Hi}";
}
