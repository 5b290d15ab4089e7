using System.Buffers;
using Trading.Accounts;
using Trading.Exchange;

namespace Trading.Audit;

/// <summary>
/// Writes events one after another in the stored form that <see cref="AccountEventReader"/> reads. What an event shares with the one before
/// it (time, session) is written once, so a block of events is read from its beginning. The form only grows: a bit of
/// <see cref="AccountEventFields"/> is never used again.
/// </summary>
public sealed class AccountEventWriter
{
    private readonly ArrayBufferWriter<byte> _buffer = new(1024);
    private long _timeMs;
    private string? _session;

    /// <summary>The number of events written since the last <see cref="Clear"/>.</summary>
    public int Count { get; private set; }

    /// <summary>The bytes written since the last <see cref="Clear"/>.</summary>
    public ReadOnlySpan<byte> WrittenSpan => _buffer.WrittenSpan;

    /// <summary>Appends an event.</summary>
    public void Write(in AccountEvent e)
    {
        var fields = FieldsOf(e);
        var output = new BinaryWriterOver(_buffer);
        output.Byte((byte)e.Kind);
        output.Byte((byte)e.Command);
        output.Unsigned((ulong)fields);
        output.Signed(e.TransactionNum);
        if ((fields & AccountEventFields.Status) != 0)
            output.Byte((byte)e.Status);
        if ((fields & AccountEventFields.Time) != 0)
            output.Signed(e.TimeMs);
        if ((fields & AccountEventFields.Session) != 0)
            output.Text(e.Session);
        if ((fields & AccountEventFields.Symbol) != 0)
            output.Unsigned(e.Symbol.Packed);
        if ((fields & AccountEventFields.Amount) != 0)
            output.Signed(e.Amount.Micros);
        if ((fields & AccountEventFields.Price) != 0)
            output.Signed(e.Price.Micros);
        if ((fields & AccountEventFields.Shares) != 0)
            output.Signed(e.Shares);
        if ((fields & AccountEventFields.CashIn) != 0)
            output.Signed(e.CashIn.Micros);
        if ((fields & AccountEventFields.CashOut) != 0)
            output.Signed(e.CashOut.Micros);
        if ((fields & AccountEventFields.FileName) != 0)
            output.Text(e.FileName);
        if ((fields & AccountEventFields.Hit) != 0)
        {
            output.Signed(e.QuoteServerTimeMs);
            output.Text(e.CryptoKey);
        }

        if ((fields & AccountEventFields.Exchange) != 0)
            ExchangeEventCodec.Write(output, e.Exchange!);

        _timeMs = e.TimeMs;
        _session = e.Session;
        Count++;
    }

    /// <summary>
    /// Appends what a book told, in the form that <see cref="Write"/> gives to a <see cref="BookTold"/>: there are more of these than of all
    /// others together, and so they need no objects.
    /// </summary>
    public void WriteTold(string symbol, in BookEvent told, long timeMs)
    {
        var fields = AccountEventFields.Exchange;
        if (timeMs != _timeMs)
            fields |= AccountEventFields.Time;
        if (_session is not null)
            fields |= AccountEventFields.Session;
        var output = new BinaryWriterOver(_buffer);
        output.Byte((byte)AccountEventKind.Exchange);
        output.Byte(0);
        output.Unsigned((ulong)fields);
        output.Signed(0);
        if (timeMs != _timeMs)
            output.Signed(timeMs);
        if (_session is not null)
            output.Text(null);
        ExchangeEventCodec.WriteTold(output, symbol, told);
        (_timeMs, _session) = (timeMs, null);
        Count++;
    }

    /// <summary>Forgets everything, to write the next block.</summary>
    public void Clear()
    {
        _buffer.ResetWrittenCount();
        _timeMs = 0;
        _session = null;
        Count = 0;
    }

    private AccountEventFields FieldsOf(in AccountEvent e)
    {
        var fields = AccountEventFields.None;
        if (e.Status != Status.Ok)
            fields |= AccountEventFields.Status;
        if (e.TimeMs != _timeMs)
            fields |= AccountEventFields.Time;
        if (!string.Equals(e.Session, _session, StringComparison.Ordinal))
            fields |= AccountEventFields.Session;
        if (!e.Symbol.IsNone)
            fields |= AccountEventFields.Symbol;
        if (e.Amount != Money.Zero)
            fields |= AccountEventFields.Amount;
        if (e.Price != Money.Zero)
            fields |= AccountEventFields.Price;
        if (e.Shares != 0)
            fields |= AccountEventFields.Shares;
        if (e.CashIn != Money.Zero)
            fields |= AccountEventFields.CashIn;
        if (e.CashOut != Money.Zero)
            fields |= AccountEventFields.CashOut;
        if (e.FileName is not null)
            fields |= AccountEventFields.FileName;
        if (e.Kind == AccountEventKind.QuoteHit)
            fields |= AccountEventFields.Hit;
        if (e.Exchange is not null)
            fields |= AccountEventFields.Exchange;
        return fields;
    }
}
