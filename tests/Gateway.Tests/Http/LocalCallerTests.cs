using System.Net;
using Microsoft.AspNetCore.Http;
using Trading.Gateway.Http;

namespace Trading.Gateway.Tests.Http;

public sealed class LocalCallerTests
{
    [Theory]
    [InlineData("127.0.0.1", "localhost:5000", null, true)]
    [InlineData("127.0.0.9", "127.0.0.1:5000", null, true)]
    [InlineData("::1", "[::1]:5000", null, true)]
    [InlineData("10.0.0.7", "localhost:5000", null, false)]
    [InlineData("127.0.0.1", "rebound.example", null, false)]
    [InlineData("127.0.0.1", "10.0.0.1:5000", null, false)]
    [InlineData("127.0.0.1", "localhost:5000", "10.0.0.7", false)]
    [InlineData(null, "localhost:5000", null, false)]
    public void Caller_is_local_only_from_this_machine_and_by_its_own_name(string? remote, string host, string? forwarded, bool isLocal)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = remote is null ? null : IPAddress.Parse(remote);
        context.Request.Host = new HostString(host);
        if (forwarded is not null)
            context.Request.Headers["X-Forwarded-For"] = forwarded;
        Assert.Equal(isLocal, LocalCaller.Is(context));
    }
}
