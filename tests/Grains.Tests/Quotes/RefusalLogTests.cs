using Microsoft.Extensions.Logging;
using Trading.Quotes;
using Trading.Testing;

namespace Trading.Grains.Tests.Quotes;

public sealed class RefusalLogTests
{
    [Fact]
    public void Refusals_give_one_warning_a_second_which_counts_the_others()
    {
        var clock = new FakeTimeProvider();
        using var lines = new LogLines();
        var log = new RefusalLog(lines, clock);
        for (var i = 0; i < 3; i++)
            log.Add(Symbol.Parse("ABC"), "user1", 1, QuoteFailure.Deadline);
        clock.Advance(TimeSpan.FromSeconds(1));
        log.Add(Symbol.Parse("ABC"), "user1", 1, QuoteFailure.BadPrice);

        Assert.Equal(4, lines.At(LogLevel.Debug).Length);
        Assert.Equal(
            [
                "No quote of ABC for user1: Deadline. 0 more since the last such warning",
                "No quote of ABC for user1: BadPrice. 2 more since the last such warning",
            ],
            lines.At(LogLevel.Warning));
    }
}
