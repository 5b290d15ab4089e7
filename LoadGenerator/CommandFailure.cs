namespace Trading.LoadGenerator;

/// <summary>Ends the program with a message for the person at the terminal and an exit code of <see cref="ExitCodes"/>.</summary>
internal sealed class CommandFailure(int exitCode, string message) : Exception(message)
{
    /// <summary>The exit code.</summary>
    public int ExitCode { get; } = exitCode;

    /// <summary>A wrong argument or input file.</summary>
    public static CommandFailure Usage(string message) => new(ExitCodes.Usage, message);

    /// <summary>The gateway cannot be reached or does not let us in.</summary>
    public static CommandFailure Unreachable(string message) => new(ExitCodes.Unreachable, message);
}
