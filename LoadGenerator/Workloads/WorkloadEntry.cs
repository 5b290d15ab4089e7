namespace Trading.LoadGenerator.Workloads;

/// <summary>One line of a workload with all its parts.</summary>
internal readonly record struct WorkloadEntry
{
    /// <summary>The transaction number.</summary>
    public long Number { get; init; }

    /// <summary>The command.</summary>
    public WorkloadCommand Command { get; init; }

    /// <summary>What is wrong with the line; then other parts may be missing.</summary>
    public LineFlaw Flaw { get; init; }

    /// <summary>The amount or price in cents.</summary>
    public long AmountCents { get; init; }

    /// <summary>The user; empty for the supervisor.</summary>
    public string User { get; init; }

    /// <summary>The symbol, or empty.</summary>
    public string Symbol { get; init; }

    /// <summary>The file name of a dump, or empty.</summary>
    public string FileName { get; init; }

    /// <inheritdoc/>
    public override string ToString()
    {
        var parts = new[] { WorkloadCommandNames.Of(Command), User, Symbol, FileName, AmountCents != 0 ? Cents.Format(AmountCents) : "" };
        return $"[{Number}] {string.Join(',', parts.Where(p => p.Length > 0))}";
    }
}
