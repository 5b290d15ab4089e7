using Microsoft.Extensions.Logging;

namespace Trading.Persistence.Local;

/// <summary>What a store says in the log.</summary>
internal static partial class StoreLog
{
    [LoggerMessage(1, LogLevel.Information,
        "Store {Path} opened: {RecordCount} records, {SegmentCount} segments, {StoredBytes} bytes read in {ElapsedMs:F0} ms")]
    internal static partial void Opened(ILogger logger, string path, int recordCount, int segmentCount, long storedBytes, double elapsedMs);

    [LoggerMessage(2, LogLevel.Warning,
        "Store {Path}: dropped what a crash left unfinished behind offset {Offset}; none of it had been acknowledged")]
    internal static partial void TornTailDropped(ILogger logger, string path, long offset);

    [LoggerMessage(3, LogLevel.Information, "Store {Path} closed")]
    internal static partial void Closed(ILogger logger, string path);

    [LoggerMessage(4, LogLevel.Critical,
        "Store {Path} has stopped after a failure; it takes no writes until the process is started again")]
    internal static partial void Stopped(ILogger logger, string path, Exception cause);

    [LoggerMessage(5, LogLevel.Debug, "Store: removed segment {Path}, {RecordBytes} bytes of records of which {GarbageBytes} were garbage")]
    internal static partial void SegmentRemoved(ILogger logger, string path, long recordBytes, long garbageBytes);

    [LoggerMessage(6, LogLevel.Information, "Store: deleted {File}, left by a crash and not part of the store")]
    internal static partial void LeftoverDeleted(ILogger logger, string file);
}
