using System.Buffers;

namespace Trading.Persistence.Local;

/// <summary>Turns a grain state into bytes and back. Called from many threads at once.</summary>
public interface IStateSerializer
{
    /// <summary>Writes <paramref name="state"/> to <paramref name="output"/>.</summary>
    /// <typeparam name="T">The declared type of the state.</typeparam>
    void Serialize<T>(T? state, IBufferWriter<byte> output);

    /// <summary>Makes the state that <paramref name="bytes"/> were written from.</summary>
    /// <typeparam name="T">The declared type of the state.</typeparam>
    T? Deserialize<T>(ReadOnlySpan<byte> bytes);
}
