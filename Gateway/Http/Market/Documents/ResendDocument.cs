namespace Trading.Gateway.Http.Market;

/// <summary>What became of dead letters that were sent again.</summary>
/// <param name="Processed">How many are processed now.</param>
/// <param name="DeadAgain">How many failed again.</param>
internal sealed record ResendDocument(int Processed, int DeadAgain);
