using Trading.Quotes;

namespace Trading.Grains.Tests.Quotes;

public sealed class CallQueueTests
{
    private readonly CallQueue _calls = new();

    [Fact]
    public void Users_are_taken_in_order_and_once()
    {
        _calls.Add("a");
        _calls.Add("b");
        _calls.Add("a");
        Assert.Equal(["a", "b"], TakeAll());
    }

    [Fact]
    public void User_may_be_added_again_while_being_told()
    {
        _calls.Add("a");
        Assert.True(_calls.TryTake(out _));
        _calls.Add("a");
        Assert.Equal(["a"], TakeAll());
    }

    [Fact]
    public void Failures_in_a_row_are_tried_again_after_pauses_that_grow_to_30_seconds()
    {
        var now = TimeSpan.Zero;
        var pauses = new List<double>();
        for (var i = 0; i < 8; i++)
        {
            _calls.Add("a");
            Assert.True(_calls.TryTake(out var user));
            Assert.Equal(i + 1, _calls.Failed(user, now));
            pauses.Add((_calls.NextRetryAt!.Value - now).TotalSeconds);
            now = _calls.NextRetryAt.Value;
        }

        Assert.Equal([1, 2, 4, 8, 16, 30, 30, 30], pauses);
    }

    [Fact]
    public void Success_ends_the_row_of_failures()
    {
        _calls.Failed("a", TimeSpan.Zero);
        _calls.Failed("a", TimeSpan.Zero);
        _calls.Succeeded("a");
        Assert.Null(_calls.NextRetryAt);
        Assert.Equal(1, _calls.Failed("a", TimeSpan.Zero));
    }

    [Fact]
    public void Retries_are_queued_when_their_pause_is_over_and_not_before()
    {
        _calls.Failed("a", TimeSpan.Zero);
        _calls.Failed("b", TimeSpan.FromSeconds(0.5));
        Assert.Equal(TimeSpan.FromSeconds(1), _calls.NextRetryAt);

        _calls.AddRetries(TimeSpan.FromSeconds(0.999));
        Assert.False(_calls.HasNext);
        _calls.AddRetries(TimeSpan.FromSeconds(1));
        Assert.Equal(TimeSpan.FromSeconds(1.5), _calls.NextRetryAt);
        Assert.Equal(["a"], TakeAll());
        _calls.AddRetries(TimeSpan.FromSeconds(1.5));
        Assert.Null(_calls.NextRetryAt);
        Assert.Equal(["b"], TakeAll());
    }

    private List<string> TakeAll()
    {
        var users = new List<string>();
        while (_calls.TryTake(out var user))
            users.Add(user);
        return users;
    }
}
