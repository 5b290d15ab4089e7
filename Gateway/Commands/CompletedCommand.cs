using Trading.Accounts;

namespace Trading.Gateway.Commands;

/// <summary>A command and how it ended.</summary>
/// <param name="Command">The command as it was submitted.</param>
/// <param name="Tag">What the door gave along with it.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Dump">What an executed <c>DUMPLOG</c> wrote, else null.</param>
public readonly record struct CompletedCommand(Command Command, long Tag, Outcome Outcome, DumpResult? Dump);
