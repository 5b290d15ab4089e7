using Trading.Gateway.Commands;
using Trading.Testing;

namespace Trading.Gateway.Tests.Commands;

public sealed class CommandLatencyTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly CommandLatency _latency;

    public CommandLatencyTests() => _latency = new CommandLatency(_clock);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(15, 15)]
    [InlineData(16, 16)]
    [InlineData(31, 31)]
    [InlineData(32, 33)]
    [InlineData(1_000, 1_023)]
    [InlineData(1_000_000, 1_015_807)]
    public void Time_is_counted_in_the_bucket_that_holds_it(long microseconds, long upTo)
    {
        AddOne(TimeSpan.FromMicroseconds(microseconds));
        Assert.Equal([(upTo, 1)], _latency.Read());
    }

    [Fact]
    public void Buckets_are_no_wider_than_a_sixteenth_of_their_times()
    {
        for (var microseconds = 16L; microseconds < 1L << 31; microseconds += 1 + (microseconds / 7))
        {
            var latency = new CommandLatency(_clock);
            var now = latency.Now;
            latency.Add(now + Ticks(TimeSpan.FromMicroseconds(microseconds)), now);
            var (upTo, _) = Assert.Single(latency.Read());
            Assert.InRange(upTo, microseconds, microseconds + (microseconds / 16));
        }
    }

    [Fact]
    public void Times_that_no_bucket_holds_are_counted_as_the_longest()
    {
        AddOne(TimeSpan.FromDays(1));
        AddOne(TimeSpan.FromSeconds(-1));
        Assert.Equal([(0, 1), ((1L << 32) - 1, 1)], _latency.Read());
    }

    [Fact]
    public void Old_times_are_forgotten_after_about_a_minute_and_not_before()
    {
        AddOne(TimeSpan.FromMilliseconds(1));
        _clock.Advance(TimeSpan.FromSeconds(30));
        AddOne(TimeSpan.FromMilliseconds(1));
        _clock.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal(2, Assert.Single(_latency.Read()).Count);
        _clock.Advance(TimeSpan.FromSeconds(7));
        Assert.Equal(1, Assert.Single(_latency.Read()).Count);
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Empty(_latency.Read());
        AddOne(TimeSpan.FromMilliseconds(2));
        Assert.Equal(1, Assert.Single(_latency.Read()).Count);
    }

    private void AddOne(TimeSpan taken) => _latency.Add(_latency.Now, _latency.Now - Ticks(taken));

    private long Ticks(TimeSpan time) => (long)(time.TotalSeconds * _clock.TimestampFrequency);
}
