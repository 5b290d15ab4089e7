using Microsoft.Extensions.Logging;
using Trading.Silo.Telemetry;
using Trading.Testing;

namespace Trading.EndToEnd.Telemetry;

public sealed class CollectorFaultsTests : ILogger
{
    private readonly List<string> _lines = [];

    [Fact]
    public void Collector_that_is_away_is_told_of_once_in_ten_minutes_and_hides_no_other_fault()
    {
        var clock = new FakeTimeProvider();
        using var faults = new CollectorFaults("http://collector", clock, this);
        faults.Tell("InvalidConfigurationValue", "zeroth");
        faults.Tell("FailedToReachCollector", "first");
        clock.Advance(TimeSpan.FromMinutes(9));
        faults.Tell("HttpRequestFailed", "second");
        clock.Advance(TimeSpan.FromMinutes(1));
        faults.Tell("FailedToReachCollector", "third");
        Assert.Equal(["zeroth", "first", "third"], _lines.Select(line => line.Split(' ')[^1]));
        Assert.DoesNotContain("collector", _lines[0], StringComparison.Ordinal);
        Assert.Contains("http://collector takes no", _lines[1], StringComparison.Ordinal);
    }

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    bool ILogger.IsEnabled(LogLevel logLevel) => true;

    void ILogger.Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Add(formatter(state, exception));
}
