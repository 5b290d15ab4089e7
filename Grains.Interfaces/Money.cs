using System.Buffers.Text;
using System.Globalization;
using Orleans;

namespace Trading;

/// <summary>
/// An amount of US dollars, exact, in millionths of a dollar (the ledger's unit for USD, 10⁻⁶). Day trading only ever
/// moves whole cents. Arithmetic is checked: what does not fit throws <see cref="OverflowException"/>. The default is zero.
/// </summary>
[GenerateSerializer, Immutable, Alias("money")]
public readonly struct Money : IEquatable<Money>, IComparable<Money>, IUtf8SpanFormattable
{
    private const long MicrosPerCent = 10_000;
    private const long CentsPerDollar = 100;

    /// <summary>The most that any balance or amount may be: 9 × 10¹² dollars (day-trading.md).</summary>
    public static readonly Money Max = FromMicros(9_000_000_000_000_000_000);

    [Id(0)]
    private readonly long _micros;

    private Money(long micros) => _micros = micros;

    /// <summary>No money.</summary>
    public static Money Zero => default;

    /// <summary>The amount in millionths of a dollar.</summary>
    public long Micros => _micros;

    /// <summary>The amount in cents, rounded towards zero.</summary>
    public long Cents => _micros / MicrosPerCent;

    /// <summary>True for amounts without fractions of a cent.</summary>
    public bool IsWholeCents => _micros % MicrosPerCent == 0;

    /// <summary>True for amounts above zero.</summary>
    public bool IsPositive => _micros > 0;

    /// <summary>An amount of millionths of a dollar.</summary>
    public static Money FromMicros(long micros) => new(micros);

    /// <summary>An amount of whole cents.</summary>
    public static Money FromCents(long cents) => new(cents * MicrosPerCent);

    /// <summary>
    /// Reads an amount as workload lines write it: digits, and optionally a point with one or two digits.
    /// No sign but a leading minus, no exponent, no blanks.
    /// </summary>
    /// <returns>False where the text is not such a number; an amount beyond <see cref="Max"/> reads as <see cref="long.MaxValue"/>
    /// micros.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out Money amount)
    {
        amount = default;
        var negative = text.Length > 0 && text[0] == (byte)'-';
        var digits = negative ? text[1..] : text;
        var point = digits.IndexOf((byte)'.');
        var whole = point < 0 ? digits : digits[..point];
        var fraction = point < 0 ? [] : digits[(point + 1)..];
        if (whole.IsEmpty || (point >= 0 && fraction.Length is < 1 or > 2))
            return false;
        foreach (var c in whole)
            if (!char.IsAsciiDigit((char)c))
                return false;
        foreach (var c in fraction)
            if (!char.IsAsciiDigit((char)c))
                return false;

        var cents = 0L;
        if (fraction.Length > 0)
            cents += (fraction[0] - '0') * 10;
        if (fraction.Length > 1)
            cents += fraction[1] - '0';
        whole = whole.TrimStart((byte)'0');
        if (whole.Length > 13)
        {
            amount = new Money(negative ? -long.MaxValue : long.MaxValue);
            return true;
        }

        var dollars = 0L;
        foreach (var c in whole)
            dollars = dollars * 10 + (c - '0');
        var total = dollars * CentsPerDollar + cents;
        amount = total > Max.Cents ? new Money(long.MaxValue) : FromCents(total);
        if (negative)
            amount = new Money(-amount._micros);
        return true;
    }

    /// <summary>How many whole shares this amount buys at <paramref name="price"/>, which must be positive.</summary>
    public long SharesAt(Money price) => _micros / price._micros;

    /// <summary>True where <paramref name="shares"/> at <paramref name="price"/> are worth at least this amount; cannot overflow.</summary>
    public bool IsCoveredBy(long shares, Money price) => (Int128)shares * price._micros >= _micros;

    /// <summary>
    /// True where adding <paramref name="more"/> would pass <see cref="Max"/>; cannot overflow for amounts of zero or more.
    /// </summary>
    public bool WouldExceedMax(Money more) => more._micros > Max._micros - _micros;

    /// <summary>The sum.</summary>
    public static Money operator +(Money a, Money b) => new(a._micros + b._micros);

    /// <summary>The difference.</summary>
    public static Money operator -(Money a, Money b) => new(a._micros - b._micros);

    /// <summary>The worth of a number of shares at a price each.</summary>
    public static Money operator *(Money price, long shares) => new(price._micros * shares);

    /// <summary>Less than.</summary>
    public static bool operator <(Money a, Money b) => a._micros < b._micros;

    /// <summary>More than.</summary>
    public static bool operator >(Money a, Money b) => a._micros > b._micros;

    /// <summary>At most.</summary>
    public static bool operator <=(Money a, Money b) => a._micros <= b._micros;

    /// <summary>At least.</summary>
    public static bool operator >=(Money a, Money b) => a._micros >= b._micros;

    /// <summary>The same amount.</summary>
    public static bool operator ==(Money a, Money b) => a._micros == b._micros;

    /// <summary>Different amounts.</summary>
    public static bool operator !=(Money a, Money b) => a._micros != b._micros;

    /// <inheritdoc/>
    public int CompareTo(Money other) => _micros.CompareTo(other._micros);

    /// <inheritdoc/>
    public bool Equals(Money other) => _micros == other._micros;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Money other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _micros.GetHashCode();

    /// <summary>Dollars with two decimals, or as many as six where the amount is not in whole cents: <c>12.30</c>.</summary>
    public override string ToString()
    {
        Span<byte> text = stackalloc byte[32];
        TryFormat(text, out var written, default, CultureInfo.InvariantCulture);
        return System.Text.Encoding.ASCII.GetString(text[..written]);
    }

    /// <summary>Writes what <see cref="ToString()"/> returns as UTF-8.</summary>
    public bool TryFormat(Span<byte> destination, out int written, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        written = 0;
        if (destination.Length < 32)
            return false;
        var micros = unchecked((ulong)(_micros < 0 ? -_micros : _micros));
        if (_micros < 0)
            destination[written++] = (byte)'-';
        Utf8Formatter.TryFormat(micros / 1_000_000, destination[written..], out var dollars);
        written += dollars;
        destination[written++] = (byte)'.';
        var fraction = (uint)(micros % 1_000_000);
        destination[written++] = (byte)('0' + fraction / 100_000);
        destination[written++] = (byte)('0' + fraction / 10_000 % 10);
        for (fraction = fraction % 10_000 * 100; fraction > 0; fraction = fraction % 100_000 * 10)
            destination[written++] = (byte)('0' + fraction / 100_000);

        return true;
    }
}
