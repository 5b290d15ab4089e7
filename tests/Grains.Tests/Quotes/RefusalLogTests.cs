using Microsoft.Extensions.Logging;
using Trading.Quotes;
using Trading.Testing;

namespace Trading.Grains.Tests.Quotes;

public sealed class RefusalLogTests : ILogger
{
    private readonly List<(LogLevel Level, string Text)> _lines = [];

    [Fact]
    public void Refusals_give_one_warning_a_second_which_counts_the_others()
    {
        var clock = new FakeTimeProvider();
        var log = new RefusalLog(this, clock);
        for (var i = 0; i < 3; i++)
            log.Add(Symbol.Parse("ABC"), "user1", 1, QuoteFailure.Deadline);
        clock.Advance(TimeSpan.FromSeconds(1));
        log.Add(Symbol.Parse("ABC"), "user1", 1, QuoteFailure.BadPrice);

        Assert.Equal(4, _lines.Count(line => line.Level == LogLevel.Debug));
        Assert.Equal(
            [
                "No quote of ABC for user1: Deadline. 0 more since the last such warning",
                "No quote of ABC for user1: BadPrice. 2 more since the last such warning",
            ],
            _lines.Where(line => line.Level == LogLevel.Warning).Select(line => line.Text));
    }

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    bool ILogger.IsEnabled(LogLevel logLevel) => true;

    void ILogger.Log<TState>(LogLevel logLevel, EventId id, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Add((logLevel, formatter(state, exception)));
}
