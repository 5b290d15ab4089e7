using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Trading.LoadGenerator.Messages;

/// <summary>
/// Makes the trade messages of one connection, seeded: busy pairs more often, rates that wander about where they began, and the three
/// kinds of consistency that real messages have.
/// </summary>
internal sealed class MessageMaker
{
    /// <summary>The most bytes that one message has.</summary>
    public const int BytesMax = 512;

    private const int DirectPercent = 70;
    private const int InversePercent = 20;
    private const int RepairedPercent = 1;
    private const int FaultKinds = 7;
    private const long CentsMin = 1_000;
    private const long CentsMax = 1_000_000;

    private static readonly byte[][] Countries =
        [.. "FR DE GB US IE NL ES IT PL SE JP CA AU BR IN ZA".Split(' ').Select(Encoding.ASCII.GetBytes)];

    private readonly Random _random;
    private readonly MessagesOptions _options;
    private readonly byte[] _idPrefix;
    private readonly int[] _rates = [.. TradedPair.All.Select(pair => pair.RateDigits)];
    private readonly (byte[] From, byte[] To)[] _codes =
        [.. TradedPair.All.Select(pair => (Encoding.ASCII.GetBytes(pair.From), Encoding.ASCII.GetBytes(pair.To)))];
    private int _made;
    private long _second;
    private byte[] _timePlaced = [];

    /// <summary>Begins a connection's sequence.</summary>
    public MessageMaker(MessagesOptions options, int connection)
    {
        _options = options;
        _random = new Random(unchecked(options.Seed * 1_000_003 + connection));
        _idPrefix = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{options.Run}-{connection}-"));
    }

    /// <summary>Makes the next message.</summary>
    /// <param name="destination">Room for <see cref="BytesMax"/> bytes.</param>
    /// <param name="nowMs">The time, Unix milliseconds.</param>
    /// <param name="written">How many bytes it has.</param>
    public MadeMessage Next(Span<byte> destination, long nowMs, out int written)
    {
        var pair = Math.Min(_random.Next(_rates.Length), _random.Next(_rates.Length));
        var rate = Wander(pair);
        var sell = _random.NextInt64(CentsMin, CentsMax);
        var kind = KindOf(_random.Next(100));
        var buy = BuyCents(kind, sell, rate, TradedPair.All[pair].RateDecimals);
        var fault = -1;
        if (_options.FaultyShare > 0 && _random.NextDouble() < _options.FaultyShare)
            (kind, fault) = (MadeKind.Faulty, _random.Next(FaultKinds));
        var isRepaired = fault < 0 && _random.Next(100) < RepairedPercent;
        written = Write(destination, pair, rate, sell, buy, fault, isRepaired, nowMs);
        return new MadeMessage(pair, sell, buy, kind);
    }

    private static MadeKind KindOf(int percent) => percent switch
    {
        < DirectPercent => MadeKind.Direct,
        < DirectPercent + InversePercent => MadeKind.Inverse,
        _ => MadeKind.Mismatch,
    };

    /// <summary>A small step, rather towards where it began the farther it is from there.</summary>
    private int Wander(int pair)
    {
        var home = TradedPair.All[pair].RateDigits;
        var step = Math.Max(1, home / 5_000);
        var away = (double)(_rates[pair] - home) / home;
        _rates[pair] += _random.NextDouble() < 0.5 - 20 * away ? step : -step;
        return _rates[pair];
    }

    private static long BuyCents(MadeKind kind, long sell, int rate, int rateDecimals)
    {
        var unit = rateDecimals == 2 ? 100L : 10_000L;
        return kind switch
        {
            MadeKind.Inverse => (sell * unit + rate / 2) / rate,
            MadeKind.Mismatch => (sell * rate + unit / 2) / unit * 103 / 100 + 7,
            _ => (sell * rate + unit / 2) / unit,
        };
    }

    private int Write(Span<byte> to, int pair, int rate, long sell, long buy, int fault, bool isRepaired, long nowMs)
    {
        var at = Put(to, 0, "{\"id\":\""u8);
        at = Put(to, at, _idPrefix);
        at = PutNumber(to, at, _made++);
        at = Put(to, at, "\",\"userId\":\""u8);
        if (fault != 0)
            at = PutNumber(to, at, _random.Next(_options.Users) + 1);
        at = Put(to, at, "\",\"currencyFrom\":\""u8);
        if (isRepaired)
            at = Put(to, at, " "u8);
        at = Put(to, at, fault == 1 ? "QQQ"u8 : _codes[pair].From);
        at = Put(to, at, "\",\"currencyTo\":\""u8);
        at = Put(to, at, fault == 2 ? _codes[pair].From : _codes[pair].To);
        at = Put(to, at, fault == 3 ? "\",\"amountSell\":-"u8 : "\",\"amountSell\":"u8);
        at = PutFixed(to, at, sell, 2);
        at = Put(to, at, ",\"amountBuy\":"u8);
        at = PutFixed(to, at, buy, 2);
        if (fault != 4)
        {
            at = Put(to, at, ",\"rate\":"u8);
            at = PutFixed(to, at, rate, TradedPair.All[pair].RateDecimals);
        }

        at = Put(to, at, ",\"timePlaced\":\""u8);
        at = Put(to, at, fault == 5 ? "31-FEB-15 10:27:44"u8 : TimePlaced(nowMs));
        at = Put(to, at, "\",\"originatingCountry\":\""u8);
        at = Put(to, at, fault == 6 ? "QQ"u8 : Countries[_random.Next(Countries.Length)]);
        return Put(to, at, "\"}"u8);
    }

    /// <summary>The time in the form that messages have mostly, made once a second.</summary>
    private byte[] TimePlaced(long nowMs)
    {
        var second = nowMs / 1_000;
        if (_second != second)
        {
            _second = second;
            var text = DateTime.UnixEpoch.AddSeconds(second).ToString("dd-MMM-yy HH:mm:ss", CultureInfo.InvariantCulture);
            _timePlaced = Encoding.ASCII.GetBytes(text.ToUpperInvariant());
        }

        return _timePlaced;
    }

    private static int Put(Span<byte> to, int at, ReadOnlySpan<byte> text)
    {
        text.CopyTo(to[at..]);
        return at + text.Length;
    }

    private static int PutNumber(Span<byte> to, int at, long number)
    {
        Utf8Formatter.TryFormat(number, to[at..], out var length);
        return at + length;
    }

    private static int PutFixed(Span<byte> to, int at, long digits, int decimals)
    {
        var unit = decimals == 2 ? 100 : 10_000;
        at = PutNumber(to, at, digits / unit);
        to[at++] = (byte)'.';
        Utf8Formatter.TryFormat(digits % unit, to[at..], out _, new System.Buffers.StandardFormat('D', (byte)decimals));
        return at + decimals;
    }
}
