using Orleans;

namespace Trading.Exchange;

/// <summary>How a transfer ended.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Balance">The asset's balance now.</param>
/// <param name="IsRepeat">True where it had been applied before.</param>
[GenerateSerializer, Immutable, Alias("transfer-answer")]
public sealed record TransferAnswer(
    [property: Id(0)] ExchangeStatus Status, [property: Id(1)] Balance Balance, [property: Id(2)] bool IsRepeat = false);
