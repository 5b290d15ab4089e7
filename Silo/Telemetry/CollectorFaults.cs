using System.Diagnostics.Tracing;

namespace Trading.Silo.Telemetry;

/// <summary>
/// Says in the log that a collector takes nothing, which the exporter itself tells to an event source only: once in ten minutes at most,
/// as it fails again with each attempt.
/// </summary>
internal sealed class CollectorFaults : EventListener
{
    private const string Exporter = "OpenTelemetry-Exporter-OpenTelemetryProtocol";
    private const int ReasonCharsMax = 300;

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private readonly string _collector;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private long? _toldAt;

    /// <summary>Listens from now on.</summary>
    public CollectorFaults(string collector, TimeProvider clock, ILogger log)
    {
        (_collector, _clock, _log) = (collector, clock, log);
        // Those that were there before were told to the base class's constructor, when nothing could be done with them yet.
        foreach (var source in EventSource.GetSources())
            OnEventSourceCreated(source);
    }

    /// <summary>Tells a fault, unless one was told lately.</summary>
    internal void Tell(string reason)
    {
        lock (_lock)
        {
            if (_toldAt is { } toldAt && _clock.GetElapsedTime(toldAt) < Pause)
                return;
            _toldAt = _clock.GetTimestamp();
        }

        _log.CollectorAway(_collector, reason);
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
        // The last value is the exception, or what the collector said; its first line says what is wrong.
        var reason = eventData.Payload?.LastOrDefault() as string ?? eventData.EventName ?? "";
        reason = reason.AsSpan().Trim().ToString().Split('\n')[0].TrimEnd('\r');
        Tell(reason.Length > ReasonCharsMax ? reason[..ReasonCharsMax] : reason);
    }
}
