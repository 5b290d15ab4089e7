namespace Trading.LoadGenerator;

/// <summary>What the exit code of a command says. Stable: scripts depend on it.</summary>
internal static class ExitCodes
{
    /// <summary>All was done, or all was proved.</summary>
    public const int Success = 0;

    /// <summary>verify and audit: a difference was found; replay: lines were left without a final answer.</summary>
    public const int Difference = 1;

    /// <summary>An argument or an input file is wrong.</summary>
    public const int Usage = 2;

    /// <summary>The gateway could not be reached, or refused the token.</summary>
    public const int Unreachable = 3;

    /// <summary>Interrupted by Ctrl-C or SIGTERM.</summary>
    public const int Interrupted = 130;

    /// <summary>The exit codes in words, for <c>--help</c>.</summary>
    public const string Help = "Exit codes: 0 all well; 1 a difference was found or lines stayed unanswered; "
        + "2 wrong argument or input file; 3 gateway unreachable or token refused; 130 interrupted.";
}
