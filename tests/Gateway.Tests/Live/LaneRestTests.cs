using Trading.Gateway.Live;

namespace Trading.Gateway.Tests.Live;

public sealed class LaneRestTests
{
    private readonly LaneRest _rest = new();

    [Fact]
    public void Long_turn_is_followed_by_as_long_a_rest() => Assert.Equal(Ms(2), After(1_000, 1_002));

    [Fact]
    public void Short_turns_are_rested_from_together()
    {
        Assert.Equal(default, After(1_000, 1_000.75));
        Assert.Equal(default, After(1_000.75, 1_001.5));
        Assert.Equal(Ms(2.25), After(1_001.5, 1_002.25));
    }

    [Fact]
    public void Rest_that_was_had_is_owed_no_more()
    {
        Assert.Equal(Ms(2), After(1_000, 1_002));
        Assert.Equal(default, After(1_004, 1_005));
        Assert.Equal(Ms(2), After(1_005, 1_006));
    }

    [Fact]
    public void Idle_lane_owes_nothing()
    {
        Assert.Equal(default, After(1_000, 1_001.5));
        Assert.Equal(default, After(1_003, 1_004.5));
        Assert.Equal(default, After(1_006, 1_007.5));
    }

    [Fact]
    public void Lane_that_is_behind_does_not_rest_and_owes_nothing_for_it_later()
    {
        Assert.Equal(default, After(1_000, 1_001.5));
        Assert.Equal(default, After(1_001.5, 1_003, isBehind: true));
        Assert.Equal(default, After(1_003, 1_004.5));
        Assert.Equal(Ms(3), After(1_004.5, 1_006));
    }

    [Fact]
    public void Turn_that_was_held_up_is_rested_from_as_from_a_usual_one() => Assert.Equal(LaneRest.WorkMax, After(1_000, 31_000));

    [Fact]
    public void Lane_with_endless_work_rests_half_of_the_time()
    {
        var (now, worked) = (0.0, 0.0);
        while (now < 10_000)
        {
            worked += 0.3;
            now += 0.3 + After(now, now + 0.3).TotalMilliseconds;
        }

        Assert.InRange(worked / now, 0.49, 0.51);
    }

    private TimeSpan After(double beganMs, double endedMs, bool isBehind = false) => _rest.After(Ms(beganMs), Ms(endedMs), isBehind);

    private static TimeSpan Ms(double ms) => TimeSpan.FromMilliseconds(ms);
}
