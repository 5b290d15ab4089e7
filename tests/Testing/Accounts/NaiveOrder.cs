namespace Trading.Testing.Accounts;

/// <summary>An automatic transaction of a <see cref="NaiveAccount"/>.</summary>
public sealed record NaiveOrder(decimal Amount, decimal? Trigger, long Shares);
