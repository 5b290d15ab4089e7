namespace Trading.Gateway.Http.Exchange;

/// <summary>What an account has of one asset.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="Available">What can be spent.</param>
/// <param name="Locked">What is held for open orders, pending trades and triggers.</param>
internal sealed record BalanceDocument(string Asset, string Available, string Locked);
