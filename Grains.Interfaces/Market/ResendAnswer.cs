using Orleans;

namespace Trading.Market;

/// <summary>What became of dead letters that were sent again.</summary>
/// <param name="Processed">How many are processed now.</param>
/// <param name="DeadAgain">How many failed again and stay set aside.</param>
/// <param name="Unknown">How many are no dead letters.</param>
[GenerateSerializer, Immutable, Alias("resend-answer")]
public readonly record struct ResendAnswer([property: Id(0)] int Processed, [property: Id(1)] int DeadAgain, [property: Id(2)] int Unknown);
