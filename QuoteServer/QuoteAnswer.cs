using System.Globalization;
using System.Text;

namespace Trading.QuoteServer;

/// <summary>An answer of the quote server, field by field as text, so that a fault can spoil any of them.</summary>
internal sealed record QuoteAnswer(string Price, string Symbol, string User, string TimestampMs, string CryptoKey)
{
    /// <summary>The proper answer to a request.</summary>
    internal static QuoteAnswer To(QuoteRequest request, long cents, long timestampMs, string cryptoKey) => new(
        string.Create(CultureInfo.InvariantCulture, $"{cents / 100}.{cents % 100:00}"),
        request.Symbol,
        request.User,
        timestampMs.ToString(CultureInfo.InvariantCulture),
        cryptoKey);

    /// <summary>The answer as this fault makes it; unchanged for faults that are not about a field.</summary>
    internal QuoteAnswer Spoilt(QuoteFault fault) => fault switch
    {
        QuoteFault.WrongSymbol => this with { Symbol = Symbol == "ZZ" ? "YY" : "ZZ" },
        QuoteFault.WrongUser => this with { User = User + "x" },
        QuoteFault.NegativePrice => this with { Price = "-" + Price },
        QuoteFault.ThreeDecimals => this with { Price = Price + "5" },
        QuoteFault.ZeroPrice => this with { Price = "0.00" },
        QuoteFault.BadTimestamp => this with { TimestampMs = "soon" },
        QuoteFault.NoCryptoKey => this with { CryptoKey = "" },
        _ => this,
    };

    /// <summary>The answer as a line of UTF-8.</summary>
    internal byte[] ToLine() => Encoding.UTF8.GetBytes($"{Price},{Symbol},{User},{TimestampMs},{CryptoKey}\n");
}
