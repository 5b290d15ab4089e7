using Orleans;

namespace Trading.Accounts;

/// <summary>The summary of an account as UTF-8 JSON (gateway.md, "Summary").</summary>
/// <param name="Json">The whole object; nobody changes it.</param>
[GenerateSerializer, Immutable, Alias("account-summary")]
public sealed record AccountSummary([property: Id(0)] byte[] Json);
