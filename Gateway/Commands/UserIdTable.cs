using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;
using Trading.Accounts;

namespace Trading.Gateway.Commands;

/// <summary>
/// Gives user ids as strings without making a new string for every line: a cache of fixed size, by UTF-8 bytes, without locks. An entry is
/// replaced whole, so a race costs at most a string that is made twice. Ids beyond ASCII, which are rare, are read before they are found.
/// </summary>
internal sealed class UserIdTable
{
    private const int SlotCount = 1 << 16;
    private const int Utf8BytesMax = UserId.LengthMax * 3;

    private readonly string?[] _slots = new string?[SlotCount];

    /// <summary>The user id that the bytes spell, or null where they spell none.</summary>
    public string? Find(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length is 0 or > Utf8BytesMax)
            return null;

        // Each id has two slots that lie side by side, the later used one in front.
        var slot = (int)(Hash(utf8) & (SlotCount - 2));
        var first = _slots[slot];
        if (first is not null && Ascii.Equals(utf8, first))
            return first;
        var second = _slots[slot + 1];
        if (second is not null && Ascii.Equals(utf8, second))
            return second;
        return FindOrAdd(utf8, slot, first, second);
    }

    private string? FindOrAdd(ReadOnlySpan<byte> utf8, int slot, string? first, string? second)
    {
        if (!Utf8.IsValid(utf8))
            return null;
        var user = Encoding.UTF8.GetString(utf8);
        if (user == first)
            return first;
        if (user == second)
            return second;
        if (!UserId.IsValid(user))
            return null;
        Volatile.Write(ref _slots[slot + 1], first);
        Volatile.Write(ref _slots[slot], user);
        return user;
    }

    private static uint Hash(ReadOnlySpan<byte> bytes)
    {
        const ulong Factor = 0x9E3779B97F4A7C15;
        unchecked
        {
            var hash = (ulong)bytes.Length;
            for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
                hash = (hash ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes)) * Factor;
            var last = 0UL;
            for (var i = 0; i < bytes.Length; i++)
                last = last << 8 | bytes[i];
            hash = (hash ^ last) * Factor;
            return (uint)(hash >> 40 ^ hash >> 20);
        }
    }
}
