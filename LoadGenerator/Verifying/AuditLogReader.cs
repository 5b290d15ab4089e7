using System.Globalization;
using System.Xml;
using System.Xml.Schema;
using Trading.LoadGenerator.Workloads;

namespace Trading.LoadGenerator.Verifying;

/// <summary>Streams the elements of an audit log in constant memory, and checks each against the schema on the way.</summary>
internal sealed class AuditLogReader : IDisposable
{
    private const int BufferBytes = 1 << 18;

    private readonly XmlReader _xml;
    private long _number;

    /// <summary>Begins to read a log.</summary>
    public AuditLogReader(Stream log, XmlSchemaSet schemas)
    {
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = schemas, CloseInput = true };
        settings.ValidationEventHandler += (_, e) => throw e.Exception;
        _xml = XmlReader.Create(log, settings);
    }

    /// <summary>Opens a log file.</summary>
    public static AuditLogReader Open(string path, XmlSchemaSet schemas)
    {
        try
        {
            return new AuditLogReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete,
                BufferBytes), schemas);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CommandFailure.Usage($"Cannot read the log {path}: {e.Message}");
        }
    }

    /// <summary>
    /// Reads the next element; false at the end. Throws <see cref="DifferenceException"/> on what the schema does not allow.
    /// </summary>
    public bool TryRead(out LogElement element)
    {
        element = default;
        try
        {
            while (_xml.Read())
            {
                if (_xml.Depth != 1 || _xml.NodeType != XmlNodeType.Element)
                    continue;
                element = ReadElement();
                return true;
            }

            return false;
        }
        catch (XmlSchemaException e)
        {
            throw new DifferenceException($"line {e.LineNumber}: after element {_number} the log is not as the schema says: {e.Message}");
        }
        catch (XmlException e)
        {
            throw new DifferenceException($"line {e.LineNumber}: after element {_number} the log is not XML: {e.Message}");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _xml.Dispose();

    private LogElement ReadElement()
    {
        var element = new LogElement
        {
            Number = ++_number,
            Kind = KindOf(_xml.LocalName),
            User = "",
            Symbol = "",
            FileName = "",
            Message = ""
        };
        var (name, text) = ("", "");
        while (_xml.Read() && _xml.Depth > 1)
        {
            switch (_xml.NodeType)
            {
                case XmlNodeType.Element:
                    (name, text) = (_xml.LocalName, "");
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                    text = text.Length == 0 ? _xml.Value : text + _xml.Value;
                    break;
                case XmlNodeType.EndElement:
                    Set(ref element, name, text);
                    break;
            }
        }

        return element;
    }

    private static LogElementKind KindOf(string name) => name switch
    {
        "userCommand" => LogElementKind.UserCommand,
        "quoteServer" => LogElementKind.QuoteServer,
        "accountTransaction" => LogElementKind.AccountTransaction,
        "systemEvent" => LogElementKind.SystemEvent,
        "errorEvent" => LogElementKind.ErrorEvent,
        "debugEvent" => LogElementKind.DebugEvent,
        _ => throw new XmlSchemaException($"There is no element '{name}'."),
    };

    private static void Set(ref LogElement element, string name, string text)
    {
        switch (name)
        {
            case "timestamp":
                element.TimestampMs = Number(name, text);
                break;
            case "transactionNum":
                element.TransactionNum = Number(name, text);
                break;
            case "command":
                element.Command = WorkloadCommandNames.Parse(text);
                break;
            case "username":
                element.User = text;
                break;
            case "stockSymbol":
                element.Symbol = text;
                break;
            case "filename":
                element.FileName = text;
                break;
            case "funds" or "price":
                element.HasFunds = true;
                element.FundsCents = Cents.TryParse(text, out var cents)
                    ? cents : throw new XmlSchemaException($"The {name} '{text}' are not cents.");
                break;
            case "action":
                element.IsAdd = text == "add";
                break;
            case "errorMessage" or "debugMessage":
                element.Message = text;
                break;
        }
    }

    private static long Number(string name, string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new XmlSchemaException($"The {name} '{text}' is out of range.");
}
