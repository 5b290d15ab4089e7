namespace Trading.Gateway.Live;

/// <summary>What names a topic: all who subscribe to the same key see the same frames with the same numbers.</summary>
/// <param name="Channel">The channel's name, such as <c>book</c>.</param>
/// <param name="Symbol">Instrument or pair; empty where the channel has none, or for all of them.</param>
/// <param name="Interval">Length of a candle, such as <c>1m</c>; empty where the channel has none.</param>
/// <param name="User">Whose data they are; empty for public channels.</param>
public readonly record struct LiveKey(string Channel, string Symbol, string Interval, string User);
