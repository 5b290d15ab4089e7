namespace Trading.EndToEnd.Telemetry;

/// <summary>A value of a metric, as a collector got it; of a histogram the number of its values.</summary>
internal sealed record MetricPoint(string Meter, string Name, string Unit, IReadOnlyDictionary<string, string> Tags, double Value);
