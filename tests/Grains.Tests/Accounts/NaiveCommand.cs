using Trading.Accounts;

namespace Trading.Grains.Tests.Accounts;

/// <summary>A command as a <see cref="NaiveAccount"/> takes it.</summary>
internal sealed record NaiveCommand(CommandKind Kind, string Symbol, decimal Amount, Status Refusal);
