namespace Trading.Silo.Telemetry;

/// <summary>What the export of metrics and traces writes to the log.</summary>
internal static partial class OtlpLog
{
    [LoggerMessage(41, LogLevel.Information, "Metrics and traces go to the collector at {Collector} by {Protocol}")]
    public static partial void Exporting(this ILogger logger, string collector, string protocol);

    [LoggerMessage(
        42, LogLevel.Warning, "The collector at {Collector} takes no metrics or traces (said once in ten minutes at most): {Reason}")]
    public static partial void CollectorAway(this ILogger logger, string collector, string reason);

    [LoggerMessage(43, LogLevel.Warning, "Export of metrics and traces (said once in ten minutes at most): {Fault}")]
    public static partial void ExporterFault(this ILogger logger, string fault);
}
