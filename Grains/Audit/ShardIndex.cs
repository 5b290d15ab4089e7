using System.Buffers;
using System.Runtime.InteropServices;

namespace Trading.Audit;

/// <summary>
/// The index of one audit shard: its users, and the time of its last block. Pure; rebuilt from the journal, or from a snapshot and what
/// follows it.
/// </summary>
internal sealed class ShardIndex
{
    private const byte Version = 2;
    private const byte FirstVersion = 1;

    private readonly Dictionary<string, Entry> _users = new(StringComparer.Ordinal);
    private readonly ArrayBufferWriter<byte> _saved = new();

    /// <summary>The time of the last block; times never go back. Unix milliseconds.</summary>
    public long LastTimeMs { get; private set; }

    /// <summary>The users that need attention, and the numbers of their last events.</summary>
    public IEnumerable<(string User, long LastNumber)> UsersInNeed =>
        _users.Where(u => u.Value.User.NeedsAttention).Select(u => (u.Key, u.Value.User.LastNumber));

    /// <summary>The user's entry, or null where no numbered block of the user was accepted.</summary>
    public UserIndex? Find(string user) => _users.GetValueOrDefault(user).User;

    /// <summary>
    /// Accepts a block: checks that its numbers follow the user's last event, and gives the user's entry, which is to be told where the
    /// block is once it is durable; null for a block without numbers. Throws <see cref="AuditConflictException"/> where they do not; then
    /// nothing has changed. The block is to be stored with the time in <see cref="LastTimeMs"/>.
    /// </summary>
    public UserIndex? Accept(AuditBlock block)
    {
        UserIndex? user = null;
        if (block.FirstNumber > 0)
        {
            ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(_users, block.User, out var isKnown);
            if (!isKnown)
                entry.User = new UserIndex();
            if (block.FirstNumber != entry.AcceptedNumber + 1)
            {
                throw new AuditConflictException(
                    $"Events of '{block.User}' from number {block.FirstNumber} do not follow number {entry.AcceptedNumber}.");
            }

            entry.AcceptedNumber = block.LastNumber;
            user = entry.User;
        }

        LastTimeMs = Math.Max(LastTimeMs, block.TimeMs);
        return user;
    }

    /// <summary>
    /// The stored form, of what is durable; valid until the next call, as the buffer is kept: only full collections free one of that size.
    /// </summary>
    public ReadOnlyMemory<byte> Save()
    {
        _saved.ResetWrittenCount();
        var output = new BinaryWriterOver(_saved);
        output.Byte(Version);
        output.Signed(LastTimeMs);
        output.Unsigned((ulong)_users.Count);
        foreach (var (name, entry) in _users)
        {
            output.Text(name);
            entry.User.Save(output);
        }

        return _saved.WrittenMemory;
    }

    /// <summary>Reads what <see cref="Save"/> gave; throws <see cref="FormatException"/> on other bytes.</summary>
    public static ShardIndex Load(ReadOnlySpan<byte> bytes)
    {
        var input = new BinaryReaderOver(bytes);
        var version = input.Byte();
        if (version is not (Version or FirstVersion))
            throw new FormatException($"Audit index of version {version} is not known to this version.");
        var index = new ShardIndex { LastTimeMs = input.Signed() };
        for (var left = input.Unsigned(); left > 0; left--)
        {
            var name = input.Text() ?? throw new FormatException("A user without a name.");
            var user = version == Version ? UserIndex.Load(ref input) : UserIndex.LoadFirstVersion(ref input);
            index._users.Add(name, new Entry { AcceptedNumber = user.LastNumber, User = user });
        }

        return index;
    }

    // The number of the last event that was accepted, durable or not, stands here and not with the rest: it is all that accepting needs.
    private struct Entry
    {
        public long AcceptedNumber;
        public UserIndex User;
    }
}
