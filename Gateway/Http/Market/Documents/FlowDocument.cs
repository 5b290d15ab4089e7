namespace Trading.Gateway.Http.Market;

/// <summary>What a country traded of a pair.</summary>
/// <param name="Pair">The pair; null for all that were too many to keep apart.</param>
/// <param name="Count">Messages.</param>
/// <param name="Sold">The sum sold.</param>
/// <param name="Bought">The sum bought.</param>
internal sealed record FlowDocument(string? Pair, long Count, string Sold, string Bought);
