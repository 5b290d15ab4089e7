namespace Trading.Market;

public sealed class MarketOptionsTests
{
    [Fact]
    public void Defaults_are_valid() => Assert.True(new MarketOptionsValidator().Validate(null, new MarketOptions()).Succeeded);

    [Fact]
    public void Every_fault_is_named_at_once()
    {
        var options = new MarketOptions { Shards = 0, QueueLimit = 9_999, KeysRemembered = 10_000_001 };
        Assert.Equal(
            [
                "Market:Shards is 0; it is from 1 to 256.",
                "Market:QueueLimit is 9999; it is from 10000 to 10000000.",
                "Market:KeysRemembered is 10000001; it is from 1000 to 10000000.",
            ],
            new MarketOptionsValidator().Validate(null, options).Failures);
    }
}
