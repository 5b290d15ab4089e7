using System.Text;
using Orleans;

namespace Trading.Exchange;

/// <summary>
/// Something that an account can hold: money (USD, EUR), a coin (BTC, ETH), or a stock of day trading. Amounts are 64-bit integers in its
/// smallest unit (design.md): 10⁻⁶ for money, 10⁻⁸ for coins, one share for a stock. The default is no asset.
/// </summary>
[GenerateSerializer, Immutable, Alias("asset")]
public readonly struct Asset : IEquatable<Asset>, IComparable<Asset>
{
    /// <summary>The most of one asset that an account may come to hold, reserves included, in units.</summary>
    public const long UnitsMax = 9_000_000_000_000_000_000;

    private const ulong StockBit = 1UL << 63;
    private const int BitsPerCharacter = 8;
    private const int MoneyDecimals = 6;
    private const int CoinDecimals = 8;
    private const string StockSuffix = ":stock";

    [Id(0)]
    private readonly ulong _packed;

    private Asset(ulong packed) => _packed = packed;

    /// <summary>US dollars; the cash of day trading.</summary>
    public static Asset Usd { get; } = OfMoney("USD");

    /// <summary>Euros.</summary>
    public static Asset Eur { get; } = OfMoney("EUR");

    /// <summary>Bitcoin.</summary>
    public static Asset Btc { get; } = OfMoney("BTC");

    /// <summary>Ether.</summary>
    public static Asset Eth { get; } = OfMoney("ETH");

    /// <summary>True for the default.</summary>
    public bool IsNone => _packed == 0;

    /// <summary>True for a stock.</summary>
    public bool IsStock => (_packed & StockBit) != 0;

    /// <summary>The stock's symbol; <see cref="Symbol.None"/> for money and coins.</summary>
    public Symbol Stock => IsStock ? Symbol.FromPacked((uint)(_packed & 0xFFFFFF)) : Symbol.None;

    /// <summary>Decimal places of one unit: 6 for money, 8 for coins, 0 for stocks.</summary>
    public int Decimals => IsStock ? 0 : this == Usd || this == Eur ? MoneyDecimals : CoinDecimals;

    /// <summary>A number that stands for the asset. Stable: it is stored.</summary>
    public ulong Packed => _packed;

    /// <summary>The shares of a stock.</summary>
    public static Asset OfStock(Symbol symbol) => symbol.IsNone ? default : new Asset(symbol.Packed | StockBit);

    /// <summary>
    /// Reads a name: <c>USD</c>, <c>EUR</c>, <c>BTC</c> and <c>ETH</c> are money and coins; any other one to three letters or digits is a
    /// stock. A stock whose symbol is the name of money or a coin is written with <c>:stock</c> behind it. False where the text is neither.
    /// </summary>
    public static bool TryParse(string? text, out Asset asset)
    {
        asset = text switch { "USD" => Usd, "EUR" => Eur, "BTC" => Btc, "ETH" => Eth, _ => default };
        if (!asset.IsNone)
            return true;
        var symbolText = text is not null && text.EndsWith(StockSuffix, StringComparison.Ordinal) ? text[..^StockSuffix.Length] : text;
        if (symbolText is null || !Symbol.TryParse(Encoding.UTF8.GetBytes(symbolText), out var symbol))
            return false;
        asset = OfStock(symbol);
        return asset.ToString() == text;
    }

    /// <summary>Reads a name, or throws <see cref="FormatException"/>.</summary>
    public static Asset Parse(string text) =>
        TryParse(text, out var asset) ? asset : throw new FormatException($"'{text}' is not an asset.");

    /// <summary>The asset that <see cref="Packed"/> gave; throws <see cref="FormatException"/> on any other number.</summary>
    public static Asset FromPacked(ulong packed)
    {
        var asset = new Asset(packed);
        if (asset == Usd || asset == Eur || asset == Btc || asset == Eth)
            return asset;
        if (!asset.IsStock || (packed & ~StockBit) > uint.MaxValue || asset.Stock.IsNone)
            throw new FormatException($"{packed} is not a packed asset.");
        return asset;
    }

    /// <summary>The same asset.</summary>
    public static bool operator ==(Asset a, Asset b) => a._packed == b._packed;

    /// <summary>Different assets.</summary>
    public static bool operator !=(Asset a, Asset b) => a._packed != b._packed;

    /// <inheritdoc/>
    public int CompareTo(Asset other) => string.CompareOrdinal(ToString(), other.ToString());

    /// <inheritdoc/>
    public bool Equals(Asset other) => _packed == other._packed;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Asset other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _packed.GetHashCode();

    /// <summary>The name as <see cref="TryParse"/> reads it; empty for none.</summary>
    public override string ToString()
    {
        if (!IsStock)
            return NameOf(_packed);
        var name = Stock.ToString();
        return name is "USD" or "EUR" or "BTC" or "ETH" ? name + StockSuffix : name;
    }

    private static Asset OfMoney(string name)
    {
        var packed = 0UL;
        for (var i = 0; i < name.Length; i++)
            packed |= (ulong)name[i] << (BitsPerCharacter * i);
        return new Asset(packed);
    }

    private static string NameOf(ulong packed)
    {
        Span<char> text = stackalloc char[sizeof(ulong)];
        var length = 0;
        for (; packed != 0; packed >>= BitsPerCharacter)
            text[length++] = (char)(packed & 0xFF);
        return new string(text[..length]);
    }
}
