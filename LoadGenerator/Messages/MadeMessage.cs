namespace Trading.LoadGenerator.Messages;

/// <summary>What a message that was made is to come to.</summary>
/// <param name="Pair">The place of its pair in <see cref="TradedPair.All"/>.</param>
/// <param name="SellCents">What is sold, in hundredths.</param>
/// <param name="BuyCents">What is bought, in hundredths.</param>
/// <param name="Kind">How it is to be taken.</param>
internal readonly record struct MadeMessage(int Pair, long SellCents, long BuyCents, MadeKind Kind);
