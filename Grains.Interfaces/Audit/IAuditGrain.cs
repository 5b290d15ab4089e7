using Orleans;
using Trading.Accounts;

namespace Trading.Audit;

/// <summary>
/// One shard of the audit journal; the key is its number, and <see cref="AuditShards.Of"/> says which shard a user's events are in. The
/// journal is also the write-ahead log of the accounts: what is in it has happened.
/// </summary>
[Alias("audit-grain")]
public interface IAuditGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// Makes a block durable. Throws <see cref="AuditConflictException"/> where its first number is not the one after the user's last:
    /// another activation of the account was faster, nothing was written, and the caller's memory is out of date.
    /// </summary>
    [Alias("append")]
    Task AppendAsync(AuditBlock block);

    /// <summary>The user's events after a number, once every append that is under way has ended.</summary>
    [Alias("read-user")]
    Task<UserTail> ReadUserAsync(string user, long afterNumber);

    /// <summary>
    /// How commands of the user ended, in the order of <paramref name="commands"/>, of which no two are the same: null where there was no
    /// such command since <paramref name="sinceMs"/> (Unix milliseconds). It reads the journal back once, however many they are.
    /// </summary>
    [Alias("find-outcomes")]
    Task<Status?[]> FindOutcomesAsync(string user, CommandId[] commands, long sinceMs);

    /// <summary>The end of what is durable now.</summary>
    [Alias("end")]
    Task<AuditPosition> GetEndAsync();

    /// <summary>
    /// A page of the journal from <paramref name="from"/>, not past <paramref name="end"/>; of one user's blocks where
    /// <paramref name="user"/> is given.
    /// </summary>
    [Alias("read")]
    Task<AuditPage> ReadAsync(AuditPosition from, AuditPosition end, string? user);

    /// <summary>
    /// How many shards the silos have (<see cref="AuditOptions.Shards"/>); whoever reads the whole journal must ask as many.
    /// </summary>
    [Alias("shards")]
    Task<int> GetShardsAsync();

    /// <summary>Wakes the accounts of this shard that need attention. Called at start and now and then.</summary>
    [Alias("wake")]
    Task WakeAsync();
}
