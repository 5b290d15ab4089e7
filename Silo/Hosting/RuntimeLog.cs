using NLog;
using NLog.Config;
using NLog.Extensions.Logging;
using NLog.Filters;
using NLog.Targets;
using NLog.Targets.Wrappers;
using Trading.Persistence.Local;
using LogLevel = NLog.LogLevel;

namespace Trading.Silo.Hosting;

/// <summary>
/// The runtime log (day-trading.md): one event a line with time, level, node, source, transaction number, and the file and line that wrote
/// it, in <c>logs/runtime.log</c> of the data folder. Warnings also go to the console. Levels are set by the ordinary <c>Logging</c>
/// section.
/// </summary>
internal static class RuntimeLog
{
    private const long FileBytesMax = 64 * 1024 * 1024;
    private const int FilesMax = 8;
    private const int QueueMax = 65_536;

    // Of the host, and of Orleans.
    private static readonly string[] StartFailures = ["Hosting failed to start", "Exception during Silo.Start"];

    /// <summary>Replaces the host's loggers by the runtime log.</summary>
    public static void AddRuntimeLog(this WebApplicationBuilder builder, string dataPath, string node)
    {
        LogManager.Setup().SetupExtensions(extensions => extensions.RegisterLayoutRenderer("source", line => LogSource.Of(line)));
        var line = "${date:universalTime=true:format=yyyy-MM-ddTHH\\:mm\\:ss.fffZ} ${level:upperCase=true:padding=-5} " + node
            + " ${logger:shortName=true} [${event-properties:TransactionNum:whenEmpty=-}] ${message}"
            + "${source}"
            + "${onexception:inner= | ${replace-newlines:replacement= / :inner=${exception:format=ToString}}}";
        var file = new SharedLogFile
        {
            FileName = Path.Combine(Path.GetFullPath(dataPath), "logs", "runtime.log"),
            Layout = line,
            KeepFileOpen = true,
            ArchiveAboveSize = FileBytesMax,
            MaxArchiveFiles = FilesMax,
        };
        var console = new ConsoleTarget("console")
        {
            StdErr = true,
            Layout = "${level:lowercase=true}: ${message}${onexception:inner= (${exception:format=ShortType,Message})}",
        };
        var configuration = new LoggingConfiguration();
        // Beyond the queue's limit lines are dropped: a slow disk must not slow the grains down.
        configuration.AddRule(LogLevel.Trace, LogLevel.Fatal, new AsyncTargetWrapper("runtime", file)
        {
            QueueLimit = QueueMax,
            OverflowAction = AsyncTargetWrapperOverflowAction.Discard,
        });
        var warnings = new LoggingRule("*", LogLevel.Warn, LogLevel.Fatal, console) { FilterDefaultAction = FilterResult.Log };
        // The host itself prints why it did not start, unless it was asked to stop. That the store has stopped is told once, not of everybody
        // who meets it.
        warnings.Filters.Add(new WhenMethodFilter(line =>
            StartFailures.Any(start => line.Message.StartsWith(start, StringComparison.Ordinal)) || line.Exception is StoreStoppedException
                ? FilterResult.Ignore
                : FilterResult.Neutral));
        configuration.AddRule(warnings);
        builder.Logging.ClearProviders();
        builder.Logging.AddNLog(configuration, new NLogProviderOptions { RemoveLoggerFactoryFilter = false });
    }
}
