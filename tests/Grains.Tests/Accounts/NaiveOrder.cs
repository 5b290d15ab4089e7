namespace Trading.Grains.Tests.Accounts;

/// <summary>An automatic transaction of a <see cref="NaiveAccount"/>.</summary>
internal sealed record NaiveOrder(decimal Amount, decimal? Trigger, long Shares);
