using Orleans;

namespace Trading.Storage;

/// <summary>A record of bytes and nothing else, for states whose owner has a format of its own.</summary>
[GenerateSerializer]
[Alias("Trading.Storage.RawState")]
public sealed class RawState : IRawState
{
    /// <inheritdoc />
    [Id(0)]
    public ReadOnlyMemory<byte> Bytes { get; set; }
}
