using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Trading.Exchange;

/// <summary>
/// Makes order ids: GUIDs in time order (UUID version 7). What is random in others is a fingerprint of the user and the order's number here, so that ids are unique without chance, and a
/// run of the system can be repeated.
/// </summary>
internal static class OrderIds
{
    private const int GuidBytes = 16;
    private const int TimeBytes = 6;
    private const int VersionByte = 6;
    private const int VariantByte = 8;

    /// <summary>The id of a user's order.</summary>
    /// <param name="user">The user.</param>
    /// <param name="sequence">The order's number among the user's.</param>
    /// <param name="timeMs">When it was placed; Unix milliseconds.</param>
    public static Guid Create(string user, long sequence, long timeMs)
    {
        var name = new byte[sizeof(long) + Encoding.UTF8.GetByteCount(user)];
        BinaryPrimitives.WriteInt64BigEndian(name, sequence);
        Encoding.UTF8.GetBytes(user, name.AsSpan(sizeof(long)));
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(name, hash);
        Span<byte> time = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(time, timeMs);
        var id = hash[..GuidBytes];
        time[^TimeBytes..].CopyTo(id);
        id[VersionByte] = (byte)(0x70 | (id[VersionByte] & 0x0F));
        id[VariantByte] = (byte)(0x80 | (id[VariantByte] & 0x3F));
        return new Guid(id, bigEndian: true);
    }
}
