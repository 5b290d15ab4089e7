using System.Text;
using System.Text.Json;
using Trading.Accounts;
using Trading.Gateway.Commands;

namespace Trading.Gateway.Http;

/// <summary>
/// Reads one command from JSON such as <c>{"command":"BUY","user":"u","symbol":"S","amount":"10.00"}</c> and finds all its faults at once.
/// No bytes make it throw.
/// </summary>
internal sealed class CommandBody
{
    private const string NotHere = "does not belong to this command";
    private const string Missing = "is missing";

    private readonly List<string> _seen = [];
    private Dictionary<string, string>? _faults;
    private bool _isBadAmount;
    private bool _isOverLimit;
    private bool _hasSymbol;
    private bool _hasAmount;

    private CommandBody()
    {
    }

    /// <summary>The command; <see cref="CommandKind.None"/> where none is named.</summary>
    public CommandKind Kind { get; private set; }

    /// <summary>The user, or null where the body names none.</summary>
    public string? User { get; private set; }

    /// <summary>The symbol.</summary>
    public Symbol Symbol { get; private set; }

    /// <summary>The amount or price.</summary>
    public Money Amount { get; private set; }

    /// <summary>The file name of a <c>DUMPLOG</c>.</summary>
    public string? FileName { get; private set; }

    /// <summary>The number in the session, or 0.</summary>
    public long TransactionNum { get; private set; }

    /// <summary>What is wrong, by field; null where nothing is.</summary>
    public IReadOnlyDictionary<string, string>? Faults => _faults;

    /// <summary>The refusal that the faults add up to.</summary>
    public Status Refusal { get; private set; }

    /// <summary>Reads a body.</summary>
    public static CommandBody Read(ReadOnlySpan<byte> json)
    {
        var body = new CommandBody();
        var hasCommand = false;
        try
        {
            var reader = new Utf8JsonReader(json);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                body.Fault("", "the body is not a JSON object");
            else
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                    body.ReadField(ref reader, ref hasCommand);
            // Reads to the end: nothing may follow the object.
            reader.Read();
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            body.Fault("", "the body is not valid JSON");
        }

        body.Check(hasCommand);
        return body;
    }

    /// <summary>Adds what is wrong beside the body itself: a user who is needed and not named, a session without a number.</summary>
    public void AddFault(string field, string message)
    {
        Fault(field, message);
        Refusal = Status.Malformed;
    }

    private void ReadField(ref Utf8JsonReader reader, ref bool hasCommand)
    {
        var name = reader.GetString()!;
        reader.Read();
        if (_seen.Contains(name))
        {
            Fault(name, "is there twice");
            reader.Skip();
            return;
        }

        _seen.Add(name);
        switch (name)
        {
            case "command":
                hasCommand = true;
                Kind = CommandNames.Parse(Text(reader));
                if (Kind == CommandKind.None)
                    Fault(name, "is not one of the commands");
                break;
            case "user":
                User = CommandLineParser.ParseUser(Text(reader));
                if (User is null)
                    Fault(name, FieldFault.NoUserId);
                break;
            case "symbol":
                _hasSymbol = true;
                if (!Symbol.TryParse(Text(reader), out var symbol))
                    Fault(name, "is not one to three letters or digits");
                Symbol = symbol;
                break;
            case "amount" or "price":
                ReadAmount(name, Text(reader));
                break;
            case "filename":
                var file = Encoding.UTF8.GetString(Text(reader));
                FileName = file;
                if (file.Length is 0 or > CommandLineParser.FileNameLengthMax || file.Any(char.IsControl))
                    Fault(name, "is not a file name");
                break;
            case "transactionNum":
                if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var number) && number > 0)
                    TransactionNum = number;
                else
                    Fault(name, "is not a whole number from 1");
                break;
            default:
                Fault(name, "is not a known field");
                break;
        }

        reader.Skip();
    }

    private void ReadAmount(string name, ReadOnlySpan<byte> text)
    {
        if (_hasAmount)
        {
            Fault(name, "is the same as the other of amount and price");
            return;
        }

        _hasAmount = true;
        if (!Money.TryParse(text, out var amount) || !amount.IsPositive)
        {
            _isBadAmount = true;
            Fault(name, "is not a number above zero with at most two decimals");
        }
        else if (amount > Money.Max)
        {
            _isOverLimit = true;
            Fault(name, "is more than any balance may be");
        }

        Amount = amount > Money.Max || amount < Money.Zero - Money.Max ? Money.Zero : amount;
    }

    private void Check(bool hasCommand)
    {
        if (!hasCommand && _faults?.ContainsKey("") != true)
            Fault("command", Missing);
        if (Kind != CommandKind.None)
            CheckArguments();
        if (_faults is null)
            return;
        Refusal = (_faults.Count, hasCommand && Kind == CommandKind.None) switch
        {
            (1, true) => Status.UnknownCommand,
            (1, _) when _isBadAmount => Status.BadAmount,
            (1, _) when _isOverLimit => Status.LimitExceeded,
            _ => Status.Malformed,
        };
    }

    private void CheckArguments()
    {
        // What does not belong to the command is a fault, and stays out of history and log.
        Symbol = CommandShape.HasSymbol(Kind) ? Symbol : Symbol.None;
        Amount = CommandShape.HasAmount(Kind) ? Amount : Money.Zero;
        Expect("symbol", _hasSymbol, CommandShape.HasSymbol(Kind));
        Expect("amount", _hasAmount, CommandShape.HasAmount(Kind));
        Expect("filename", FileName is not null, Kind == CommandKind.Dumplog);
        FileName = Kind == CommandKind.Dumplog ? FileName : null;
    }

    private void Expect(string field, bool isThere, bool belongs)
    {
        if (isThere != belongs)
            Fault(field, isThere ? NotHere : Missing);
    }

    /// <summary>The text of a string, or of a number as it was written; empty for anything else.</summary>
    private static ReadOnlySpan<byte> Text(in Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String when reader.ValueIsEscaped => Encoding.UTF8.GetBytes(reader.GetString()!),
        JsonTokenType.String or JsonTokenType.Number => reader.ValueSpan,
        _ => default,
    };

    private void Fault(string field, string message) =>
        (_faults ??= new Dictionary<string, string>(StringComparer.Ordinal))[field] = message;
}
