using Trading.Gateway.Market;
using Trading.Testing;

namespace Trading.Gateway.Tests.Market;

public sealed class TokenBucketsTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void Bucket_gives_its_burst_and_then_what_comes_in_with_time()
    {
        var buckets = new TokenBuckets<string>(perSecond: 50, burst: 100, _clock);
        Assert.Equal(60, buckets.Take("a", 60));
        Assert.Equal(40, buckets.Take("a", 60));
        Assert.Equal(0, buckets.Take("a", 1));
        Assert.Equal(TimeSpan.FromMilliseconds(20), buckets.WaitFor("a"));
        _clock.Advance(TimeSpan.FromMilliseconds(19));
        Assert.Equal(0, buckets.Take("a", 1));
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(TimeSpan.Zero, buckets.WaitFor("a"));
        Assert.Equal(1, buckets.Take("a", 5));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(50, buckets.Take("a", 1_000));
    }

    [Fact]
    public void Full_bucket_holds_no_more_than_its_burst()
    {
        var buckets = new TokenBuckets<string>(perSecond: 50, burst: 100, _clock);
        Assert.Equal(1, buckets.Take("a", 1));
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(100, buckets.Take("a", 1_000));
    }

    [Fact]
    public void Keys_have_buckets_of_their_own()
    {
        var buckets = new TokenBuckets<string>(perSecond: 1, burst: 1, _clock);
        Assert.Equal(1, buckets.Take("a", 1));
        Assert.Equal(1, buckets.Take("b", 1));
        Assert.Equal(0, buckets.Take("a", 1));
    }

    [Fact]
    public void More_keys_than_are_kept_share_a_bucket_until_others_are_full_again()
    {
        const int Kept = 100_000;
        var buckets = new TokenBuckets<int>(perSecond: 1, burst: 1, _clock);
        for (var key = 0; key < Kept; key++)
            Assert.Equal(1, buckets.Take(key, 1));
        Assert.Equal((1, 0), (buckets.Take(-1, 1), buckets.Take(-2, 1)));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((1, 1), (buckets.Take(-1, 1), buckets.Take(-2, 1)));
    }

    [Fact]
    public void Tokens_are_given_once_however_many_threads_ask()
    {
        var buckets = new TokenBuckets<string>(perSecond: 1, burst: 1_000, _clock);
        var given = 0;
        Parallel.For(0, 4_000, _ => Interlocked.Add(ref given, buckets.Take("a", 1)));
        Assert.Equal(1_000, given);
    }
}
