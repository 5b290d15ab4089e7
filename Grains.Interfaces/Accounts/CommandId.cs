using Orleans;

namespace Trading.Accounts;

/// <summary>What tells a user's command from all others of that user for as long as its session is remembered.</summary>
/// <param name="Session">The session, idempotency key or delivery.</param>
/// <param name="Number">Its number there: <see cref="Command.NumberInSession"/>.</param>
[GenerateSerializer, Immutable, Alias("command-id")]
public readonly record struct CommandId([property: Id(0)] string Session, [property: Id(1)] long Number);
