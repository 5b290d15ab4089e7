using Orleans;

namespace Trading.Exchange;

/// <summary>What a book answers, once the commands are durable with it.</summary>
/// <param name="LastCommand">The number of the user's last command that the book has executed.</param>
/// <param name="Events">The events after the one that the user said it had; of very many the first.</param>
/// <param name="LastEvent">
/// The number of the user's last event that is durable with the book: beyond <paramref name="Events"/> where there are more.
/// </param>
[GenerateSerializer, Immutable, Alias("book-answer")]
public sealed record BookAnswer([property: Id(0)] long LastCommand, [property: Id(1)] BookEvent[] Events, [property: Id(2)] long LastEvent);
