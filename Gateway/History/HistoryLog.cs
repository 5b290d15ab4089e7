using Microsoft.Extensions.Logging;

namespace Trading.Gateway.History;

/// <summary>What the relational history logs.</summary>
internal static partial class HistoryLog
{
    /// <summary>The database does not answer.</summary>
    [LoggerMessage(Level = LogLevel.Warning, Message = "The relational history is away and will catch up from the journal: {Reason}")]
    public static partial void DatabaseAway(ILogger logger, string reason);

    /// <summary>The database answers again.</summary>
    [LoggerMessage(Level = LogLevel.Information, Message = "The relational history is back")]
    public static partial void DatabaseBack(ILogger logger);

    /// <summary>A shard could not be read or does not fit; told once until it succeeds.</summary>
    [LoggerMessage(Level = LogLevel.Error, Message = "The relational history gets nothing from audit shard {Shard}")]
    public static partial void ShardFailed(ILogger logger, int shard, Exception exception);
}
