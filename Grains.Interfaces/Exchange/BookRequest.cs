using Orleans;

namespace Trading.Exchange;

/// <summary>What a user sends to a book.</summary>
/// <param name="User">The user.</param>
/// <param name="Commands">Commands in order of their numbers; none only asks for events.</param>
/// <param name="Applied">The last event that the user has applied: later ones are told.</param>
/// <param name="Durable">The last event that is durable with the user: the book may forget it and those before.</param>
[GenerateSerializer, Immutable, Alias("book-request")]
public sealed record BookRequest(
    [property: Id(0)] string User,
    [property: Id(1)] BookCommand[] Commands,
    [property: Id(2)] long Applied,
    [property: Id(3)] long Durable);
