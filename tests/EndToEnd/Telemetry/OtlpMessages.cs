using System.Globalization;

namespace Trading.EndToEnd.Telemetry;

/// <summary>Reads the messages of OTLP 1 (opentelemetry-proto, <c>metrics.proto</c> and <c>trace.proto</c>).</summary>
internal static class OtlpMessages
{
    private const int Gauge = 5;
    private const int Sum = 7;
    private const int Histogram = 9;

    /// <summary>The points of a request for metrics.</summary>
    public static IEnumerable<MetricPoint> Metrics(ProtoMessage request) =>
        from resource in request.Messages(1)
        from scope in resource.Messages(2)
        from metric in scope.Messages(2)
        from point in PointsOf(metric)
        select new MetricPoint(scope.Message(1).Text(1), metric.Text(1), metric.Text(3), point.Tags, point.Value);

    /// <summary>The spans of a request for traces.</summary>
    public static IEnumerable<SpanRecord> Spans(ProtoMessage request) =>
        from resource in request.Messages(1)
        from scope in resource.Messages(2)
        from span in scope.Messages(2)
        select new SpanRecord(span.Text(5), Tags(span, 9), span.Message(15).Number(3) ?? 0);

    /// <summary>The attributes of those that sent a request.</summary>
    public static IReadOnlyDictionary<string, string> Resource(ProtoMessage request) => Tags(request.Message(1).Message(1), 1);

    private static IEnumerable<(IReadOnlyDictionary<string, string> Tags, double Value)> PointsOf(ProtoMessage metric)
    {
        var numbers = metric.Messages(Gauge).Concat(metric.Messages(Sum)).SelectMany(data => data.Messages(1));
        foreach (var point in numbers)
            yield return (Tags(point, 7), point.Double(4) ?? point.Number(6) ?? 0);
        foreach (var point in metric.Messages(Histogram).SelectMany(data => data.Messages(1)))
            yield return (Tags(point, 9), point.Number(4) ?? 0);
    }

    private static Dictionary<string, string> Tags(ProtoMessage owner, int field) =>
        owner.Messages(field).ToDictionary(tag => tag.Text(1), tag => ValueOf(tag.Message(2)));

    private static string ValueOf(ProtoMessage value) =>
        value.Number(3)?.ToString(CultureInfo.InvariantCulture)
        ?? value.Double(4)?.ToString(CultureInfo.InvariantCulture)
        ?? value.Text(1);
}
