using Trading.Accounts;
using Trading.Exchange;

namespace Trading.Audit;

/// <summary>Reads the events that <see cref="AccountEventWriter"/> wrote. Damaged bytes throw <see cref="FormatException"/>.</summary>
public ref struct AccountEventReader(ReadOnlySpan<byte> bytes)
{
    private BinaryReaderOver _input = new(bytes);
    private long _timeMs;
    private string? _session;

    /// <summary>Reads the next event; false at the end.</summary>
    public bool TryRead(out AccountEvent e)
    {
        e = default;
        if (_input.IsAtEnd)
            return false;
        var kind = (AccountEventKind)_input.Byte();
        var command = (CommandKind)_input.Byte();
        var fields = (AccountEventFields)_input.Count((int)AccountEventFields.All);
        if (kind is < AccountEventKind.Command or > AccountEventKind.Exchange || command > CommandKind.DisplaySummary)
            throw new FormatException($"Event of kind {(byte)kind} for command {(byte)command} is not known to this version.");
        var transactionNum = _input.Signed();
        var status = fields.HasFlag(AccountEventFields.Status) ? (Status)_input.Byte() : Status.Ok;
        if (status > Status.Internal)
            throw new FormatException($"Status {(byte)status} is not known to this version.");
        if (fields.HasFlag(AccountEventFields.Time))
            _timeMs = _input.Signed();
        if (fields.HasFlag(AccountEventFields.Session))
            _session = _input.Text();
        e = new AccountEvent
        {
            Kind = kind,
            Command = command,
            Status = status,
            TransactionNum = transactionNum,
            TimeMs = _timeMs,
            Session = _session,
            Symbol = fields.HasFlag(AccountEventFields.Symbol) ? Symbol.FromPacked(_input.Unsigned32()) : Symbol.None,
            Amount = ReadMoney(fields, AccountEventFields.Amount),
            Price = ReadMoney(fields, AccountEventFields.Price),
            Shares = fields.HasFlag(AccountEventFields.Shares) ? _input.Signed() : 0,
            CashIn = ReadMoney(fields, AccountEventFields.CashIn),
            CashOut = ReadMoney(fields, AccountEventFields.CashOut),
            FileName = fields.HasFlag(AccountEventFields.FileName) ? _input.Text() : null,
            QuoteServerTimeMs = fields.HasFlag(AccountEventFields.Hit) ? _input.Signed() : 0,
            CryptoKey = fields.HasFlag(AccountEventFields.Hit) ? _input.Text() : null,
            Exchange = fields.HasFlag(AccountEventFields.Exchange) ? ExchangeEventCodec.Read(ref _input) : null,
        };
        if ((kind == AccountEventKind.Exchange) != (e.Exchange is not null))
            throw new FormatException($"Event of kind {(byte)kind} {(e.Exchange is null ? "without" : "with")} a change by the exchange.");
        return true;
    }

    private Money ReadMoney(AccountEventFields fields, AccountEventFields field) =>
        fields.HasFlag(field) ? Money.FromMicros(_input.Signed()) : Money.Zero;
}
