namespace Trading.Gateway.Audit;

/// <summary>Settings of <c>DUMPLOG</c>, section <c>Dumps</c> (gateway.md, "Settings").</summary>
public sealed class DumpOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Dumps";

    /// <summary>The folder that dumps are written to, and never out of; null or empty: <c>dumps/</c> in the data folder.</summary>
    public string? Path { get; set; }

    /// <summary>How many dumps are written at the same time, at least 1; others wait.</summary>
    public int Parallelism { get; set; } = 2;
}
