using Trading.Accounts;

namespace Trading.Testing.Accounts;

/// <summary>What a <see cref="NaiveAccount"/> says of a command: the status, and for trades the numbers.</summary>
public sealed record NaiveResult(Status Status, long Shares = 0, decimal Price = 0, decimal Total = 0, long UntilMs = 0);
