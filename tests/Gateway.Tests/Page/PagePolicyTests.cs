using Microsoft.AspNetCore.Http;
using Trading.Gateway.Page;

namespace Trading.Gateway.Tests.Page;

/// <summary>The server itself refuses most of these hosts, so the policy is asked without one.</summary>
public sealed class PagePolicyTests
{
    [Theory]
    [InlineData("x;script-src")]
    [InlineData("x script-src")]
    [InlineData("x,default-src")]
    [InlineData("'unsafe-inline'")]
    [InlineData("*")]
    [InlineData("*.example")]
    [InlineData("https://example")]
    [InlineData("exämple")]
    [InlineData("")]
    public void A_host_name_never_adds_to_the_policy(string host) =>
        Assert.EndsWith("; connect-src 'self'", PolicyFor(host), StringComparison.Ordinal);

    [Theory]
    [InlineData("localhost:5000")]
    [InlineData("10.0.0.1")]
    [InlineData("[::1]:5000")]
    [InlineData("trading.example-1.org")]
    public void A_host_that_is_one_is_named_for_the_live_connection(string host) =>
        Assert.EndsWith($"; connect-src 'self' ws://{host} wss://{host}", PolicyFor(host), StringComparison.Ordinal);

    private static string PolicyFor(string host)
    {
        var context = new DefaultHttpContext();
        // As it came: the type would encode what is no host name.
        context.Request.Headers.Host = host;
        PagePolicy.Apply(context);
        return context.Response.Headers.ContentSecurityPolicy.ToString();
    }
}
