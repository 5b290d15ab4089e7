using Orleans;

namespace Trading.Exchange;

/// <summary>A deposit or withdrawal by the supervisor; the same id applies once.</summary>
/// <param name="Id">Its id, 1 to 64 printable characters, unique among the account's transfers.</param>
/// <param name="Asset">What moves.</param>
/// <param name="Units">How much, above zero.</param>
/// <param name="IsWithdrawal">True where it leaves the account.</param>
[GenerateSerializer, Immutable, Alias("transfer")]
public sealed record Transfer(
    [property: Id(0)] string Id, [property: Id(1)] Asset Asset, [property: Id(2)] long Units, [property: Id(3)] bool IsWithdrawal);
