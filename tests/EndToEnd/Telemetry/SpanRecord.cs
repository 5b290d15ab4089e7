namespace Trading.EndToEnd.Telemetry;

/// <summary>A span, as a collector got it; the status is 2 for an error.</summary>
internal sealed record SpanRecord(string Name, IReadOnlyDictionary<string, string> Tags, long Status);
