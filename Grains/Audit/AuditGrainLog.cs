using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace Trading.Audit;

/// <summary>What audit grains write to the runtime log.</summary>
internal static partial class AuditGrainLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "audit/{Shard} could not append events of {User} {File}:{Line}")]
    public static partial void AppendFailed(
        ILogger logger, long shard, string user, Exception exception,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0);

    [LoggerMessage(Level = LogLevel.Warning, Message = "audit/{Shard} could not save its index {File}:{Line}")]
    public static partial void SnapshotFailed(
        ILogger logger, long shard, Exception exception,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0);

    [LoggerMessage(Level = LogLevel.Warning, Message = "audit/{Shard} could not wake an account {File}:{Line}")]
    public static partial void WakeFailed(
        ILogger logger, long shard, Exception exception,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0);

    [LoggerMessage(Level = LogLevel.Warning, Message = "audit shards could not all be reached {File}:{Line}")]
    public static partial void ShardUnreachable(
        ILogger logger, Exception exception,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0);
}
