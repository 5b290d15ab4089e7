using Trading.Accounts;

namespace Trading.Testing.Accounts;

/// <summary>A command as a <see cref="NaiveAccount"/> takes it.</summary>
public sealed record NaiveCommand(CommandKind Kind, string Symbol, decimal Amount, Status Refusal);
