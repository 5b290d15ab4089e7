using System.Text;
using System.Xml;
using Trading.Accounts;
using Trading.Audit;

namespace Trading.Gateway.Audit;

/// <summary>
/// Writes blocks of the audit journal as the elements of day-trading.md, "Audit log (XML)", one element a line. It writes without
/// waiting, so the stream should be a buffer in memory.
/// </summary>
internal sealed class AuditXmlWriter : IDisposable
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        NewLineHandling = NewLineHandling.Entitize,
        NewLineChars = "\n",
        CheckCharacters = false,
    };

    private readonly XmlWriter _xml;
    private readonly char[] _number = new char[32];
    private string _time = "";
    private string _server = "";
    private string _user = "";
    private bool _hasUser;
    private long _userCommands;
    private long _quoteServers;
    private long _accountTransactions;
    private long _systemEvents;
    private long _errorEvents;
    private long _debugEvents;

    public AuditXmlWriter(Stream destination) => _xml = XmlWriter.Create(destination, Settings);

    /// <summary>What was written so far.</summary>
    public AuditElementCounts Counts =>
        new(_userCommands, _quoteServers, _accountTransactions, _systemEvents, _errorEvents, _debugEvents);

    /// <summary>Opens the document.</summary>
    public void WriteStart()
    {
        _xml.WriteStartDocument();
        _xml.WriteWhitespace("\n");
        _xml.WriteStartElement("log");
        _xml.WriteRaw("\n");
    }

    /// <summary>Closes the document and hands everything to the stream.</summary>
    public void WriteEnd()
    {
        _xml.WriteEndElement();
        _xml.WriteWhitespace("\n");
        _xml.WriteEndDocument();
        _xml.Flush();
    }

    /// <summary>Hands everything written so far to the stream.</summary>
    public void Flush() => _xml.Flush();

    /// <summary>Writes the elements of a block's events. Damaged bytes throw <see cref="FormatException"/>.</summary>
    public void Write(AuditBlock block)
    {
        _time = Math.Max(0, block.TimeMs).ToString(System.Globalization.CultureInfo.InvariantCulture);
        _server = block.Server.Length == 0 ? "?" : XmlText.Carry(block.Server);
        _user = XmlText.Carry(block.User);
        _hasUser = block.User != UserId.Supervisor;
        var events = new AccountEventReader(block.Events);
        while (events.TryRead(out var e))
            Write(e);
    }

    /// <inheritdoc/>
    public void Dispose() => _xml.Dispose();

    private void Write(in AccountEvent e)
    {
        switch (e.Kind)
        {
            case AccountEventKind.Command when e.Command != CommandKind.None:
                WriteCommand(e);
                break;
            case AccountEventKind.BuyExpired or AccountEventKind.SellExpired:
                WriteExpiry(e);
                break;
            case AccountEventKind.BuyTriggerFired or AccountEventKind.SellTriggerFired:
                Start("systemEvent", e, ref _systemEvents);
                WriteNames(e);
                Element("funds", e.Price * e.Shares);
                End();
                WriteCash(e);
                break;
            case AccountEventKind.QuoteHit:
                WriteQuoteHit(e);
                break;
        }
    }

    private void WriteCommand(in AccountEvent e)
    {
        Start("userCommand", e, ref _userCommands);
        WriteArguments(e);
        End();
        WriteCash(e);
        if (e.Status == Status.Ok)
            return;
        Start("errorEvent", e, ref _errorEvents);
        WriteArguments(e);
        Element("errorMessage", $"{StatusCodes.Of(e.Status)}: {StatusCodes.MessageOf(e.Status)}");
        End();
    }

    private void WriteExpiry(in AccountEvent e)
    {
        WriteCash(e);
        if (e.CashIn.IsPositive || e.CashOut.IsPositive)
            return;
        Start("debugEvent", e, ref _debugEvents);
        WriteNames(e);
        Element("debugMessage", $"not committed within 60 s: {e.Shares} shares came back");
        End();
    }

    private void WriteQuoteHit(in AccountEvent e)
    {
        Start("quoteServer", e, ref _quoteServers, withCommand: false);
        Element("price", e.Price);
        Element("stockSymbol", e.Symbol.ToString());
        Element("username", _user);
        Element("quoteServerTime", e.QuoteServerTimeMs);
        Element("cryptokey", XmlText.Carry(e.CryptoKey ?? ""));
        End();
    }

    private void WriteCash(in AccountEvent e)
    {
        if (e.CashIn.IsPositive)
            WriteCash(e, "add", e.CashIn);
        if (e.CashOut.IsPositive)
            WriteCash(e, "remove", e.CashOut);
    }

    private void WriteCash(in AccountEvent e, string action, Money funds)
    {
        Start("accountTransaction", e, ref _accountTransactions, withCommand: false);
        Element("action", action);
        Element("username", _user);
        Element("funds", funds);
        End();
    }

    private void WriteArguments(in AccountEvent e)
    {
        WriteNames(e);
        if (e.Command == CommandKind.Dumplog && e.FileName is not null)
            Element("filename", XmlText.Carry(e.FileName));
        // No command is executed with an amount of zero; where a refused one has none, the line named no number that could be told here.
        if (CommandShape.HasAmount(e.Command) && e.Amount != Money.Zero)
            Element("funds", e.Amount);
    }

    private void WriteNames(in AccountEvent e)
    {
        if (_hasUser)
            Element("username", _user);
        // A commit or cancel knows the stock of the trade it ends, but the command does not name it.
        if (CommandShape.HasSymbol(e.Command) && !e.Symbol.IsNone)
            Element("stockSymbol", e.Symbol.ToString());
    }

    private void Start(string name, in AccountEvent e, ref long count, bool withCommand = true)
    {
        count++;
        _xml.WriteStartElement(name);
        Element("timestamp", _time);
        Element("server", _server);
        // The schema has no number below one; the accounts give none.
        Element("transactionNum", Math.Max(1, e.TransactionNum));
        if (withCommand)
            Element("command", CommandNames.Of(e.Command));
    }

    private void End()
    {
        _xml.WriteEndElement();
        _xml.WriteRaw("\n");
    }

    private void Element(string name, string text)
    {
        _xml.WriteStartElement(name);
        _xml.WriteString(text);
        _xml.WriteEndElement();
    }

    private void Element(string name, long number)
    {
        number.TryFormat(_number, out var length, default, System.Globalization.CultureInfo.InvariantCulture);
        NumberElement(name, length);
    }

    private void Element(string name, Money money)
    {
        // Whole cents, as everything in day trading is; an amount that was refused because it is out of range is cut to them.
        var cents = Math.Abs(money.Cents);
        var length = 0;
        if (money.Cents < 0)
            _number[length++] = '-';
        (cents / 100).TryFormat(_number.AsSpan(length), out var digits, default, System.Globalization.CultureInfo.InvariantCulture);
        length += digits;
        _number[length++] = '.';
        _number[length++] = (char)('0' + cents / 10 % 10);
        _number[length++] = (char)('0' + cents % 10);
        NumberElement(name, length);
    }

    private void NumberElement(string name, int length)
    {
        _xml.WriteStartElement(name);
        _xml.WriteChars(_number, 0, length);
        _xml.WriteEndElement();
    }
}
