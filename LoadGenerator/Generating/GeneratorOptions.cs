namespace Trading.LoadGenerator.Generating;

/// <summary>What a generated workload is like.</summary>
/// <param name="Users">How many users, at least 1.</param>
/// <param name="Commands">How many lines, with the <c>DUMPLOG</c> at the end; at least 2.</param>
/// <param name="Symbols">How many stock symbols, 1 to <see cref="SymbolsMax"/>.</param>
/// <param name="Seed">The same options with the same seed give the same bytes.</param>
internal sealed record GeneratorOptions(int Users, long Commands, int Symbols, ulong Seed)
{
    /// <summary>All symbols of one to three capital letters.</summary>
    public const int SymbolsMax = 26 + 26 * 26 + 26 * 26 * 26;

    /// <summary>Fails with a message that lists every value that is out of range.</summary>
    public void Validate()
    {
        List<string> faults = [];
        if (Users < 1)
            faults.Add("--users must be at least 1");
        if (Commands < 2)
            faults.Add("--commands must be at least 2");
        if (Symbols is < 1 or > SymbolsMax)
            faults.Add($"--symbols must be 1 to {SymbolsMax}");
        if (faults.Count > 0)
            throw CommandFailure.Usage(string.Join("; ", faults));
    }
}
