using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Trading.Persistence.Local;

/// <summary>CRC-32C (Castagnoli), by the processor's own instruction.</summary>
internal static class Crc32C
{
    /// <summary>Goes on from <paramref name="crc"/> over <paramref name="bytes"/>.</summary>
    internal static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (ulong word in words)
        {
            crc = BitOperations.Crc32C(crc, BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word));
        }

        foreach (byte rest in bytes[(words.Length * sizeof(ulong))..])
        {
            crc = BitOperations.Crc32C(crc, rest);
        }

        return crc;
    }
}
