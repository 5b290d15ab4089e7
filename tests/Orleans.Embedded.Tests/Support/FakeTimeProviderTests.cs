using Trading.Testing;

namespace Trading.Conformance.Time;

public sealed class FakeTimeProviderTests
{
    private static readonly DateTimeOffset Start = new(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider clock = new(Start);
    private readonly List<string> fired = [];

    [Fact]
    public void Timers_due_at_different_times_fire_in_order_and_see_their_own_due_time()
    {
        using var late = Set("late", 20);
        using var early = Set("early", 10);
        using var beyond = Set("beyond", 31);

        clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(["early@10", "late@20"], fired);
        Assert.Equal(Start.AddSeconds(30), clock.GetUtcNow());
        Assert.Equal(Start.AddSeconds(31), clock.NextDue);
    }

    [Fact]
    public void Timers_due_at_the_same_time_fire_in_the_order_they_were_set()
    {
        using var first = Set("first", 10);
        using var second = Set("second", 10);
        first.Change(TimeSpan.FromSeconds(10), Timeout.InfiniteTimeSpan);

        clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(["second@10", "first@10"], fired);
    }

    [Fact]
    public void Periodic_timer_fires_once_for_each_period_until_disposed_of()
    {
        var periodic = Set("tick", 10, periodSeconds: 5);

        clock.Advance(TimeSpan.FromSeconds(21));
        periodic.Dispose();
        clock.Advance(TimeSpan.FromSeconds(60));

        Assert.Equal(["tick@10", "tick@15", "tick@20"], fired);
        Assert.Null(clock.NextDue);
        Assert.False(periodic.Change(TimeSpan.Zero, TimeSpan.Zero));
    }

    [Fact]
    public void Timer_set_by_a_callback_fires_within_the_same_advance()
    {
        using var outer = clock.CreateTimer(_ => Set("inner", 3), null, TimeSpan.FromSeconds(2), Timeout.InfiniteTimeSpan);

        clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(["inner@5"], fired);
    }

    [Fact]
    public void Advance_to_next_timer_stops_at_its_due_time()
    {
        using var timer = Set("only", 7);

        Assert.True(clock.AdvanceToNextTimer());
        Assert.False(clock.AdvanceToNextTimer());
        Assert.Equal(["only@7"], fired);
        Assert.Equal(Start.AddSeconds(7), clock.GetUtcNow());
    }

    [Fact]
    public void Elapsed_time_agrees_with_the_clock()
    {
        var begin = clock.GetTimestamp();

        clock.Advance(TimeSpan.FromMilliseconds(1234));

        Assert.Equal(TimeSpan.FromMilliseconds(1234), clock.GetElapsedTime(begin));
    }

    [Fact]
    public async Task Framework_delay_completes_when_the_clock_reaches_it()
    {
        var delay = Task.Delay(TimeSpan.FromMinutes(5), clock);

        clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(TimeSpan.TicksPerMillisecond));
        Assert.False(delay.IsCompleted);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        await delay;
    }

    private ITimer Set(string name, int dueSeconds, int? periodSeconds = null) => clock.CreateTimer(
        _ => fired.Add($"{name}@{(clock.GetUtcNow() - Start).TotalSeconds:0}"),
        null,
        TimeSpan.FromSeconds(dueSeconds),
        periodSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : Timeout.InfiniteTimeSpan);
}
