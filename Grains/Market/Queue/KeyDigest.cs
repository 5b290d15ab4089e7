using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Trading.Market.Queue;

/// <summary>
/// What stands for an idempotency key: 128 bits of the SHA-256 of user and key, whatever their length. Two keys with the same digest are
/// not to be expected, and nobody can make such.
/// </summary>
internal static class KeyDigest
{
    private const int Utf8PerCharacter = 4;
    private const int Utf16PerCharacter = 2;
    private const int BytesMax = (TradeMessage.UserIdLengthMax + 1 + IncomingMessage.KeyLengthMax) * Utf8PerCharacter;

    /// <summary>The digest. No user id holds the character that stands between the two.</summary>
    public static UInt128 Of(string user, string key)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(user.Length, Utf16PerCharacter * TradeMessage.UserIdLengthMax);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(key.Length, Utf16PerCharacter * IncomingMessage.KeyLengthMax);
        Span<byte> text = stackalloc byte[BytesMax];
        var length = Encoding.UTF8.GetBytes(user, text);
        text[length++] = 0;
        length += Encoding.UTF8.GetBytes(key, text[length..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text[..length], hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }
}
