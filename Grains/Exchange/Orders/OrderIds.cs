using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Trading.Exchange;

/// <summary>
/// Makes the order ids of a user: GUIDs in time order (UUID version 7). What is random in others is a fingerprint of the user and the
/// order's number here, so that ids are unique without chance, and a run of the system can be repeated. An id is a name, not a secret.
/// </summary>
internal sealed class OrderIds
{
    private const int TimeBits = 48;
    private const ulong Version = 0x7UL << 12;
    private const ulong Variant = 0x2UL << 62;

    // Version 7 leaves 12 bits beside the time and 62 behind it: 42 tell the user, 32 the order.
    private const int UserHighBits = 12;
    private const int UserLowBits = 30;

    private readonly ulong _userHigh;
    private readonly ulong _userLow;

    /// <summary>The ids of a user.</summary>
    public OrderIds(string user)
    {
        var fingerprint = BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(user)));
        _userHigh = fingerprint >> (64 - UserHighBits);
        _userLow = fingerprint & ((1UL << UserLowBits) - 1);
    }

    /// <summary>The id of an order.</summary>
    /// <param name="sequence">The order's number among the user's; its low 32 bits count.</param>
    /// <param name="timeMs">When it was placed; Unix milliseconds.</param>
    public Guid Create(long sequence, long timeMs)
    {
        Span<byte> id = stackalloc byte[2 * sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(id, (ulong)timeMs << (64 - TimeBits) | Version | _userHigh);
        BinaryPrimitives.WriteUInt64BigEndian(id[sizeof(ulong)..], Variant | _userLow << 32 | (ulong)sequence & uint.MaxValue);
        return new Guid(id, bigEndian: true);
    }
}
