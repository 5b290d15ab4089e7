using System.Net;
using Trading.Quotes;

namespace Trading.Grains.Tests.Quotes;

public sealed class QuoteOptionsTests
{
    [Fact]
    public void Defaults_are_valid() => Assert.True(new QuoteOptionsValidator().Validate(null, new QuoteOptions()).Succeeded);

    [Fact]
    public void Validator_names_everything_that_is_wrong()
    {
        var result = new QuoteOptionsValidator().Validate(null, new QuoteOptions
        {
            Server = "nowhere",
            AttemptDeadline = TimeSpan.Zero,
            Attempts = 0,
            MaxConcurrentRequests = 0,
            FailureHoldOff = TimeSpan.FromSeconds(-1),
        });
        Assert.Equal(5, result.Failures!.Count());
    }

    [Theory]
    [InlineData("127.0.0.1:4444")]
    [InlineData("[::1]:4444")]
    public void Server_may_be_an_address(string text) => Assert.Equal(IPEndPoint.Parse(text), QuoteOptions.ParseServer(text));

    [Theory]
    [InlineData("localhost:4444", "localhost", 4444)]
    [InlineData("quotes.example.org:1", "quotes.example.org", 1)]
    public void Server_may_be_a_host_name(string text, string host, int port) =>
        Assert.Equal(new DnsEndPoint(host, port), QuoteOptions.ParseServer(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("localhost")]
    [InlineData("localhost:")]
    [InlineData(":4444")]
    [InlineData("localhost:0")]
    [InlineData("127.0.0.1:0")]
    [InlineData("localhost:65536")]
    [InlineData("local host:4444")]
    [InlineData("http://localhost:4444")]
    public void Server_without_a_host_or_a_port_is_refused(string? text) => Assert.Null(QuoteOptions.ParseServer(text));
}
