using System.Diagnostics.Tracing;
using System.Globalization;

namespace Trading.Silo.Telemetry;

/// <summary>
/// Says in the log what is wrong with the export, which the exporter itself tells to an event source only: each kind of fault once in ten
/// minutes at most, as it comes again with each attempt.
/// </summary>
internal sealed class CollectorFaults : EventListener
{
    private const string Exporter = "OpenTelemetry-Exporter-OpenTelemetryProtocol";
    private const string Away = "";
    private const int ReasonCharsMax = 300;

    // The exporter's events for one thing: what was to be sent did not get there.
    private static readonly HashSet<string> Failures =
    [
        "ExportFailure", "ExportMethodException", "FailedToReachCollector", "GrpcStatusWarning", "HttpRequestFailed",
        "OperationUnexpectedlyCanceled", "RequestTimedOut", "TransientHttpError",
    ];

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private readonly string _collector;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly Dictionary<string, long> _toldAt = [];

    /// <summary>Listens from now on.</summary>
    public CollectorFaults(string collector, TimeProvider clock, ILogger log)
    {
        (_collector, _clock, _log) = (collector, clock, log);
        // Those that were there before were told to the base class's constructor, when nothing could be done with them yet.
        foreach (var source in EventSource.GetSources())
            OnEventSourceCreated(source);
    }

    /// <summary>Tells a fault by the name of its event, unless such a one was told lately.</summary>
    internal void Tell(string name, string reason)
    {
        var kind = Failures.Contains(name) ? Away : name;
        lock (_lock)
        {
            if (_toldAt.TryGetValue(kind, out var toldAt) && _clock.GetElapsedTime(toldAt) < Pause)
                return;
            _toldAt[kind] = _clock.GetTimestamp();
        }

        if (kind == Away)
            _log.CollectorAway(_collector, reason);
        else
            _log.ExporterFault(reason);
    }

    /// <inheritdoc/>
    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (_log is not null && eventSource.Name == Exporter)
            EnableEvents(eventSource, EventLevel.Warning);
    }

    /// <inheritdoc/>
    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        var name = eventData.EventName ?? "";
        object?[] values = [.. eventData.Payload ?? []];
        // Of a failure the last value is the exception, whose first line says what is wrong.
        var text = Failures.Contains(name)
            ? values.LastOrDefault()?.ToString() ?? ""
            : string.Format(CultureInfo.InvariantCulture, eventData.Message ?? name, values);
        text = text.Trim().Split('\n')[0].TrimEnd('\r');
        Tell(name, text.Length > ReasonCharsMax ? text[..ReasonCharsMax] : text);
    }
}
