using Trading.Quotes;

namespace Trading.Grains.Tests.Quotes;

public sealed class QuoteCacheTests
{
    private static readonly Symbol Abc = Symbol.Parse("ABC");

    private readonly QuoteCounters _counters = new();
    private readonly QuoteCache _cache;

    public QuoteCacheTests() => _cache = new QuoteCache(_counters);

    [Theory]
    [InlineData(99_999, false)]
    [InlineData(100_000, true)]
    [InlineData(159_999, true)]
    [InlineData(160_000, false)]
    public void Quote_is_found_from_its_time_until_it_is_60_seconds_old(long nowMs, bool isFound)
    {
        _cache.Put(new Quote(Abc, Money.FromCents(100), 100_000));
        Assert.Equal(isFound, _cache.Find(Abc, nowMs) is not null);
        Assert.Equal(isFound ? 1 : 0, _counters.CacheHits);
        Assert.Equal(isFound, _cache.Has(Abc, nowMs));
        Assert.Equal(isFound ? 1 : 0, _counters.CacheHits);
    }

    [Fact]
    public void Symbol_without_a_quote_is_not_found()
    {
        _cache.Put(new Quote(Abc, Money.FromCents(100), 100_000));
        Assert.Null(_cache.Find(Symbol.Parse("ABD"), 100_000));
    }

    [Fact]
    public void Younger_quote_replaces_and_an_older_one_does_not()
    {
        _cache.Put(new Quote(Abc, Money.FromCents(100), 100_000));
        _cache.Put(new Quote(Abc, Money.FromCents(200), 100_001));
        _cache.Put(new Quote(Abc, Money.FromCents(300), 100_000));
        Assert.Equal(Money.FromCents(200), _cache.Find(Abc, 100_001)!.Price);
    }
}
