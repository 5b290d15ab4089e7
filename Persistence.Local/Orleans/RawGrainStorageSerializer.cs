using System.Buffers;
using Orleans.Storage;
using Trading.Storage;

namespace Trading.Persistence.Local;

/// <summary>
/// The formats of the local store for the other storages of Orleans: a state that is bytes is stored as these, any other as its
/// serializer says.
/// </summary>
/// <param name="serializer">For states that are not bytes already.</param>
public sealed class RawGrainStorageSerializer(IStateSerializer serializer) : IGrainStorageSerializer
{
    /// <inheritdoc />
    public BinaryData Serialize<T>(T? input)
    {
        if (input is IRawState raw)
        {
            return new BinaryData(raw.Bytes);
        }

        var output = new ArrayBufferWriter<byte>();
        serializer.Serialize(input, output);
        return new BinaryData(output.WrittenMemory);
    }

    /// <inheritdoc />
    public T? Deserialize<T>(BinaryData input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!StateFactory<T>.IsRaw)
        {
            return serializer.Deserialize<T>(input.ToMemory().Span);
        }

        T? state = StateFactory<T>.Create();
        ((IRawState)state!).Bytes = input.ToMemory();
        return state;
    }
}
