using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Trading.Market;

namespace Trading.Gateway.Market;

/// <summary>
/// A message that is being read, field by field, with everything that is wrong with it (market-processor.md, "Message"). One is used for
/// many messages, one after the other.
/// </summary>
internal sealed class MessageDraft
{
    private const int TextBytesMax = 1_024;
    private const int FutureMsMax = 300_000;
    private const int Utf8PerCharacter = 4;

    private readonly byte[] _text = new byte[TextBytesMax];
    private readonly SentNumber[] _numbers = new SentNumber[3];
    private List<(int Order, MessageProblem Problem)>? _problems;
    private uint _seen;
    private uint _given;
    private uint _sound;
    private uint _repaired;
    private TradeWarnings _warnings;
    private string _user = "";
    private string? _key;
    private Currency _from;
    private Currency _to;
    private Country _country;
    private long _timePlacedMs;

    /// <summary>Reads the object that the reader is at the start of, to its end.</summary>
    /// <exception cref="JsonException">The JSON is faulty.</exception>
    public void Read(ref Utf8JsonReader reader)
    {
        (_problems, _seen, _given, _sound, _repaired, _warnings, _key) = (null, 0, 0, 0, 0, TradeWarnings.None, null);
        var expected = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var known = MessageFieldNames.Find(reader, expected, out var isRepaired);
            reader.Read();
            if (known is { } field)
            {
                expected = (int)field + 1;
                ReadField(field, isRepaired, ref reader);
            }

            // What the field did not expect, and what is no field at all.
            reader.Skip();
        }
    }

    /// <summary>What has been read, with all its faults.</summary>
    /// <param name="key">The idempotency key where the message has none of its own; null for none.</param>
    /// <param name="isStrict">Whether repairs and mismatches are faults.</param>
    /// <param name="nowMs">The time, Unix milliseconds.</param>
    public MessageItem Finish(string? key, bool isStrict, long nowMs)
    {
        for (var field = MessageField.UserId; field < MessageField.Id; field++)
            if (!Has(_given, field))
                Fault(field, TradeFault.Missing);
        if (Has(_sound, MessageField.CurrencyFrom) && Has(_sound, MessageField.CurrencyTo) && _from == _to)
            Fault(MessageField.CurrencyTo, TradeFault.SameCurrency);
        if (Has(_sound, MessageField.TimePlaced) && _timePlacedMs > nowMs + FutureMsMax)
            Fault(MessageField.TimePlaced, TradeFault.InFuture);
        var kind = Has(_sound, MessageField.AmountSell) && Has(_sound, MessageField.AmountBuy) && Has(_sound, MessageField.Rate)
            ? TradeConsistency.Classify(_numbers[0], _numbers[1], _numbers[2])
            : TradeClass.Direct;
        if (isStrict)
            BeStrict(kind);
        if (_problems is not null)
        {
            _problems.Sort(static (a, b) => a.Order.CompareTo(b.Order));
            return MessageItem.Refused(_problems.ConvertAll(static problem => problem.Problem));
        }

        return MessageItem.Sound(new IncomingMessage(
            new TradeMessage
            {
                UserId = _user,
                Pair = new CurrencyPair(_from, _to),
                AmountSell = TradeAmount.FromUnits(_numbers[0].Units),
                AmountBuy = TradeAmount.FromUnits(_numbers[1].Units),
                Rate = TradeRate.FromUnits(_numbers[2].Units),
                TimePlacedMs = _timePlacedMs,
                Country = _country,
                Class = kind,
                Warnings = _warnings,
            },
            _key ?? key));
    }

    private static bool Has(uint fields, MessageField field) => (fields & (1u << (int)field)) != 0;

    private void ReadField(MessageField field, bool isRepaired, ref Utf8JsonReader reader)
    {
        var bit = 1u << (int)field;
        if ((_seen & bit) != 0)
        {
            Fault(field, TradeFault.Duplicate);
            return;
        }

        _seen |= bit;
        if (isRepaired)
            Repair(field, TradeWarnings.BlanksInKey);
        if (reader.TokenType == JsonTokenType.Null)
            return;
        _given |= bit;
        var fault = ReadValue(field, ref reader);
        if (fault == TradeFault.None)
            _sound |= bit;
        else
            Fault(field, fault);
    }

    private TradeFault ReadValue(MessageField field, ref Utf8JsonReader reader)
    {
        var isNumber = reader.TokenType == JsonTokenType.Number;
        if (reader.TokenType != JsonTokenType.String && (!isNumber || field is MessageField.CurrencyFrom or MessageField.CurrencyTo
            or MessageField.TimePlaced or MessageField.OriginatingCountry))
            return TradeFault.WrongType;
        if (!TryReadText(field, ref reader, out var text))
            return reader.ValueSpan.Length > TextBytesMax ? TradeFault.BadLength : TradeFault.BadCharacters;
        switch (field)
        {
            case MessageField.UserId:
                return ReadName(text, TradeMessage.UserIdLengthMax, out _user);
            case MessageField.Id:
                return ReadName(text, IncomingMessage.KeyLengthMax, out _key!);
            case MessageField.CurrencyFrom:
                return ReadCurrency(field, text, out _from);
            case MessageField.CurrencyTo:
                return ReadCurrency(field, text, out _to);
            case MessageField.OriginatingCountry:
                return ReadCountry(text);
            case MessageField.TimePlaced:
                return TimePlacedText.TryParse(text, out _timePlacedMs) ? TradeFault.None : TradeFault.BadTime;
            case MessageField.Rate:
                return SentNumber.Parse(text, TradeRate.Decimals, TradeRate.UnitsMax, out _numbers[2]);
            default:
                return SentNumber.Parse(
                    text, TradeAmount.Decimals, TradeAmount.UnitsMax, out _numbers[field == MessageField.AmountSell ? 0 : 1]);
        }
    }

    /// <summary>
    /// The text of a string or number, without white space at its ends; false where it is no text, or too long for any field.
    /// </summary>
    private bool TryReadText(MessageField field, ref Utf8JsonReader reader, out ReadOnlySpan<byte> text)
    {
        text = reader.ValueSpan;
        if (text.Length > TextBytesMax)
            return false;
        if (reader.ValueIsEscaped)
        {
            try
            {
                text = _text.AsSpan(0, reader.CopyString(_text));
            }
            catch (InvalidOperationException)
            {
                // Half of a surrogate pair, which is no text.
                return false;
            }
        }

        var trimmed = Blanks.Trim(text);
        if (trimmed.Length != text.Length)
            Repair(field, TradeWarnings.BlanksInValue);
        text = trimmed;
        return true;
    }

    private static TradeFault ReadName(ReadOnlySpan<byte> text, int lengthMax, out string name)
    {
        name = "";
        if (text.IsEmpty || text.Length > Utf8PerCharacter * lengthMax)
            return TradeFault.BadLength;
        var isPlain = !text.ContainsAnyExceptInRange((byte)' ', (byte)'~');
        if (!isPlain && !Utf8.IsValid(text))
            return TradeFault.BadCharacters;
        name = Encoding.UTF8.GetString(text);
        if (name.Length > lengthMax && name.EnumerateRunes().Count() > lengthMax)
            return TradeFault.BadLength;
        return isPlain || IsPrintable(name) ? TradeFault.None : TradeFault.BadCharacters;
    }

    /// <summary>No name may break a line, or turn the direction of the text around it.</summary>
    private static bool IsPrintable(string name)
    {
        foreach (var rune in name.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator)
                return false;
        }

        return true;
    }

    private TradeFault ReadCurrency(MessageField field, ReadOnlySpan<byte> text, out Currency currency)
    {
        Span<byte> code = stackalloc byte[Currency.Length];
        currency = default;
        if (!TryUpper(text, code))
            return TradeFault.UnknownCurrency;
        if (code.SequenceEqual("RUR"u8))
        {
            "RUB"u8.CopyTo(code);
            Repair(field, TradeWarnings.CurrencyReplaced);
        }

        return Currency.TryParse(code, out currency) ? TradeFault.None : TradeFault.UnknownCurrency;
    }

    private TradeFault ReadCountry(ReadOnlySpan<byte> text)
    {
        Span<byte> code = stackalloc byte[Country.Length];
        if (!TryUpper(text, code))
            return TradeFault.UnknownCountry;
        var replacement = code.SequenceEqual("UK"u8) ? "GB"u8 : code.SequenceEqual("SP"u8) ? "ES"u8 : default;
        if (!replacement.IsEmpty)
        {
            replacement.CopyTo(code);
            Repair(MessageField.OriginatingCountry, TradeWarnings.CountryReplaced);
        }

        return Country.TryParse(code, out _country) ? TradeFault.None : TradeFault.UnknownCountry;
    }

    private static bool TryUpper(ReadOnlySpan<byte> text, Span<byte> code) =>
        text.Length == code.Length && Ascii.ToUpper(text, code, out _) == System.Buffers.OperationStatus.Done;

    private void Repair(MessageField field, TradeWarnings warning)
    {
        _warnings |= warning;
        _repaired |= 1u << (int)field;
    }

    private void BeStrict(TradeClass kind)
    {
        for (var field = MessageField.UserId; field <= MessageField.Id; field++)
            if (Has(_repaired, field))
                Fault(field, TradeFault.StrictWarning);
        if (kind == TradeClass.Mismatch)
            Fault(MessageField.Rate, TradeFault.StrictMismatch);
    }

    private void Fault(MessageField field, TradeFault fault) =>
        (_problems ??= []).Add(((int)field, new MessageProblem(MessageFieldNames.Of(field), fault)));
}
