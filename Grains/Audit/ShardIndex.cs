using System.Buffers;

namespace Trading.Audit;

/// <summary>
/// The index of one audit shard: its users, and the time of its last block. Pure; rebuilt from the journal, or from a snapshot and what
/// follows it.
/// </summary>
internal sealed class ShardIndex
{
    private const byte Version = 2;
    private const byte FirstVersion = 1;

    private readonly Dictionary<string, UserIndex> _users = new(StringComparer.Ordinal);
    private readonly ArrayBufferWriter<byte> _saved = new();

    /// <summary>The time of the last block; times never go back. Unix milliseconds.</summary>
    public long LastTimeMs { get; private set; }

    /// <summary>The users that need attention, and the numbers of their last events.</summary>
    public IEnumerable<(string User, long LastNumber)> UsersInNeed =>
        _users.Where(u => u.Value.NeedsAttention).Select(u => (u.Key, u.Value.LastNumber));

    /// <summary>The user's entry, or null where no numbered block of the user was accepted.</summary>
    public UserIndex? Find(string user) => _users.GetValueOrDefault(user);

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
            if (!_users.TryGetValue(block.User, out user))
                _users.Add(block.User, user = new UserIndex());
            if (block.FirstNumber != user.AcceptedNumber + 1)
            {
                throw new AuditConflictException(
                    $"Events of '{block.User}' from number {block.FirstNumber} do not follow number {user.AcceptedNumber}.");
            }

            user.Accept(block);
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
        foreach (var (name, user) in _users)
        {
            output.Text(name);
            user.Save(output);
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
            index._users.Add(name, version == Version ? UserIndex.Load(ref input) : UserIndex.LoadFirstVersion(ref input));
        }

        return index;
    }
}
