using System.Globalization;
using System.Security;
using System.Text;
using Trading.LoadGenerator.Replaying;
using Trading.LoadGenerator.Verifying;
using Trading.LoadGenerator.Workloads;

namespace Trading.LoadGenerator.Tests.Verifying;

/// <summary>A log written by hand, with its workload and answers. Times are seconds from an arbitrary beginning.</summary>
internal sealed class LogScript
{
    private const long BeginMs = 1_800_000_000_000;

    private readonly List<string> _workload = [];
    private readonly List<string> _answers = [];
    private double _seconds;

    public string WorkloadText => string.Join(" \r\n", _workload);

    /// <summary>The elements; tests plant errors here.</summary>
    public List<string> Elements { get; } = [];

    public VerifyOptions Options { get; set; } = new();

    public static long TimeMs(double seconds) => BeginMs + (long)(seconds * 1000);

    /// <summary>The elements that follow happen at that time.</summary>
    public LogScript At(double seconds)
    {
        _seconds = seconds;
        return this;
    }

    /// <summary>
    /// A line of the workload, its userCommand, and the accountTransactions behind it, such as <c>"+10.00"</c> or <c>"-3.00"</c>.
    /// </summary>
    public LogScript Ok(string line, params string[] cash)
    {
        AddCommand("userCommand", line, "");
        foreach (var change in cash)
            Cash(line, change);
        return Answered(line, "ok", "");
    }

    /// <summary>A line that is refused.</summary>
    public LogScript Refused(string line, string code)
    {
        AddCommand("userCommand", line, "");
        AddCommand("errorEvent", line, $"<errorMessage>{code}: no</errorMessage>", isNew: false);
        return Answered(line, code, "");
    }

    /// <summary>A line that gets no element in the log.</summary>
    public LogScript Unlogged(string line)
    {
        _workload.Add(line);
        return this;
    }

    /// <summary>Replaces the recorded answer of the last line by one with a result.</summary>
    public LogScript Result(string json)
    {
        _answers[^1] += "," + json;
        return this;
    }

    public LogScript Cash(string line, string change)
    {
        var (number, _, arguments) = Parts(line);
        return Raw("accountTransaction", number,
            $"<action>{(change[0] == '+' ? "add" : "remove")}</action><username>{arguments[0]}</username><funds>{change[1..]}</funds>");
    }

    public LogScript Quote(string symbol, string price, string user = "u") => Raw("quoteServer", 1,
        $"<price>{price}</price><stockSymbol>{symbol}</stockSymbol><username>{user}</username>"
        + "<quoteServerTime>1</quoteServerTime><cryptokey>k</cryptokey>");

    /// <summary>The trigger set by <paramref name="line"/> fires.</summary>
    public LogScript Fired(string line, string funds, params string[] cash)
    {
        var (number, command, arguments) = Parts(line);
        Raw("systemEvent", number, $"<command>{command}</command><username>{arguments[0]}</username>"
            + $"<stockSymbol>{arguments[1]}</stockSymbol><funds>{funds}</funds>");
        foreach (var change in cash)
            Cash(line, change);
        return this;
    }

    public LogScript Raw(string element, long number, string children)
    {
        Elements.Add($"<{element}><timestamp>{TimeMs(_seconds)}</timestamp><server>n</server><transactionNum>{number}</transactionNum>"
            + $"{children}</{element}>");
        return this;
    }

    /// <summary>Takes elements out, from the first one that has the text.</summary>
    public LogScript Cut(string text, int count, string and = "")
    {
        Elements.RemoveRange(Find(text, and), count);
        return this;
    }

    /// <summary>Repeats elements behind themselves, from the first one that has the text, perhaps with a change.</summary>
    public LogScript Double(string text, int count, string from = " ", string to = " ")
    {
        var at = Find(text, "");
        Elements.InsertRange(at + count, Elements.GetRange(at, count).Select(e => e.Replace(from, to, StringComparison.Ordinal)).ToList());
        return this;
    }

    /// <summary>Changes the text in the first element that has it, or in a later one.</summary>
    public LogScript Change(string from, string to, int skipped = 0)
    {
        var at = Elements.Select((e, i) => (e, i)).Where(e => e.e.Contains(from, StringComparison.Ordinal)).ElementAt(skipped).i;
        Elements[at] = Elements[at].Replace(from, to, StringComparison.Ordinal);
        return this;
    }

    /// <summary>Writes elements right before another one, at its time.</summary>
    public LogScript Insert(string before, Action<LogScript> write)
    {
        var (at, count) = (Find(before, ""), Elements.Count);
        var seconds = _seconds;
        _seconds = (long.Parse(TimeOf(Elements[at]), CultureInfo.InvariantCulture) - BeginMs) / 1000.0;
        write(this);
        _seconds = seconds;
        var written = Elements.GetRange(count, Elements.Count - count);
        Elements.RemoveRange(count, written.Count);
        Elements.InsertRange(at, written);
        return this;
    }

    /// <summary>Exchanges what two elements say, but for their times.</summary>
    public LogScript Swap(string first, string second)
    {
        var (a, b) = (Find(first, ""), Find(second, ""));
        var (timeA, timeB) = (TimeOf(Elements[a]), TimeOf(Elements[b]));
        (Elements[a], Elements[b]) = (Elements[b].Replace(timeB, timeA, StringComparison.Ordinal),
            Elements[a].Replace(timeA, timeB, StringComparison.Ordinal));
        return this;
    }

    /// <summary>Moves an element to right before another one, half a second earlier than that.</summary>
    public LogScript Move(string text, string before)
    {
        var element = Elements[Find(text, "")];
        Elements.Remove(element);
        var at = Find(before, "");
        var time = long.Parse(TimeOf(Elements[at]), CultureInfo.InvariantCulture) - 500;
        Elements.Insert(at, element.Replace(TimeOf(element), time.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        return this;
    }

    /// <summary>Replaces the recorded answer to a line.</summary>
    public LogScript Answer(long number, string code, string json = "", int retries = 0)
    {
        var at = _answers.FindIndex(a => a.StartsWith($"{number},", StringComparison.Ordinal));
        _answers[at] = $"{number},{_answers[at].Split(',')[1]},{code},{retries}{(json.Length > 0 ? "," : "")}{json}";
        return this;
    }

    /// <summary>Records an answer to a line that is not in the log.</summary>
    public LogScript AnsweredOnly(string number, string code)
    {
        _answers.Add($"{number.Trim('[', ']')},u,{code},0");
        return this;
    }

    /// <summary>Changes the text in the recorded answers.</summary>
    public void ChangeAnswer(string from, string to)
    {
        var at = _answers.FindIndex(a => a.Contains(from, StringComparison.Ordinal));
        _answers[at] = _answers[at].Replace(from, to, StringComparison.Ordinal);
    }

    /// <summary>Verifies everything; returns the verifier, or throws what it found.</summary>
    public LogVerifier Verify(bool withAnswers = true)
    {
        var entries = new WorkloadReader().Read(new WorkloadFile(Encoding.UTF8.GetBytes(WorkloadText)));
        var path = Path.GetTempFileName();
        File.WriteAllText(path, string.Concat(_answers.Select(a => a + "\n")));
        using var workload = new ExpectedWorkload("w", entries, withAnswers ? new AnswerBook(path) : null);
        var verifier = new LogVerifier([workload], Options);
        using var log = new AuditLogReader(Xml(), AuditLogSchema.Read(null));
        verifier.Read(log);
        File.Delete(path);
        return verifier;
    }

    public Stream Xml() => new MemoryStream(Encoding.UTF8.GetBytes(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<log>\n" + string.Join("\n", Elements) + "\n</log>\n"));

    private void AddCommand(string element, string line, string more, bool isNew = true)
    {
        var (number, command, arguments) = Parts(line);
        var kind = WorkloadCommandNames.Parse(command);
        if (isNew)
            _workload.Add(line);
        var children = new StringBuilder($"<command>{command}</command>");
        var isFullDump = command == "DUMPLOG" && arguments.Length == 1;
        if (!isFullDump)
            children.Append(CultureInfo.InvariantCulture, $"<username>{SecurityElement.Escape(arguments[0])}</username>");
        if (command == "DUMPLOG")
            children.Append(CultureInfo.InvariantCulture, $"<filename>{arguments[^1]}</filename>");
        if (WorkloadCommandNames.HasSymbol(kind) && arguments.Length > 1)
            children.Append(CultureInfo.InvariantCulture, $"<stockSymbol>{arguments[1]}</stockSymbol>");
        if (WorkloadCommandNames.HasAmount(kind) && decimal.TryParse(arguments[^1], CultureInfo.InvariantCulture, out var amount))
            children.Append(CultureInfo.InvariantCulture, $"<funds>{amount:0.00}</funds>");
        Raw(element, number, children + more);
    }

    private LogScript Answered(string line, string code, string more)
    {
        var (number, _, arguments) = Parts(line);
        _answers.Add($"{number},{arguments[0]},{code},0{more}");
        return this;
    }

    private int Find(string text, string and)
    {
        var at = Elements.FindIndex(e => e.Contains(text, StringComparison.Ordinal) && e.Contains(and, StringComparison.Ordinal));
        return at >= 0 ? at : throw new ArgumentException($"No element has {text}.");
    }

    private static string TimeOf(string element) => element.Split("<timestamp>")[1].Split('<')[0];

    private static (long Number, string Command, string[] Arguments) Parts(string line)
    {
        var end = line.IndexOf(']');
        var fields = line[(end + 2)..].Split(',');
        return (long.Parse(line[1..end], CultureInfo.InvariantCulture), fields[0], fields[1..]);
    }
}
