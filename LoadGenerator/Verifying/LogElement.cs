using Trading.LoadGenerator.Workloads;

namespace Trading.LoadGenerator.Verifying;

/// <summary>One element of an audit log. What its kind does not have is empty or zero.</summary>
internal record struct LogElement
{
    /// <summary>Its place in the log, from 1.</summary>
    public long Number { get; set; }

    /// <summary>The kind.</summary>
    public LogElementKind Kind { get; set; }

    /// <summary>The command.</summary>
    public WorkloadCommand Command { get; set; }

    /// <summary>True where an <c>accountTransaction</c> adds, false where it removes.</summary>
    public bool IsAdd { get; set; }

    /// <summary>True where there are <see cref="FundsCents"/>.</summary>
    public bool HasFunds { get; set; }

    /// <summary>The time; Unix milliseconds.</summary>
    public long TimestampMs { get; set; }

    /// <summary>The transaction number.</summary>
    public long TransactionNum { get; set; }

    /// <summary>The funds, or the price of a quote, in cents.</summary>
    public long FundsCents { get; set; }

    /// <summary>The user; empty for the supervisor.</summary>
    public string User { get; set; }

    /// <summary>The symbol.</summary>
    public string Symbol { get; set; }

    /// <summary>The file name of a dump.</summary>
    public string FileName { get; set; }

    /// <summary>The error or debug message.</summary>
    public string Message { get; set; }

    /// <summary>The code that an error message starts with.</summary>
    public readonly string ErrorCode
    {
        get
        {
            var end = Message.AsSpan().IndexOfAnyExcept(CodeCharacters);
            return end < 0 ? Message : Message[..end];
        }
    }

    /// <summary>How the command reads in a message, such as <c>BUY [7] of user u</c>.</summary>
    public readonly string Name =>
        $"{(Kind == LogElementKind.AccountTransaction ? IsAdd ? "add" : "remove" : WorkloadCommandNames.Of(Command))} [{TransactionNum}]"
        + (User.Length > 0 ? $" of user {User}" : "");

    private static System.Buffers.SearchValues<char> CodeCharacters { get; } =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyz_");
}
