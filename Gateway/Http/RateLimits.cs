using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Trading.Gateway.Access;

namespace Trading.Gateway.Http;

/// <summary>How many requests an address may send. The service token is exempt: its holders run on the machines of the house.</summary>
internal static class RateLimits
{
    /// <summary>The policy of registrations, logins and renewals.</summary>
    public const string Logins = "logins";

    /// <summary>Sets the limits.</summary>
    public static void Configure(RateLimiterOptions limiter, HttpDoorOptions options)
    {
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, IPAddress>(context =>
            CallerIdentity.Of(context.User)?.Role == Role.Service
                ? RateLimitPartition.GetNoLimiter(IPAddress.None)
                : RateLimitPartition.GetTokenBucketLimiter(AddressOf(context), _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = 2 * options.RequestsPerSecond,
                    TokensPerPeriod = Math.Max(1, options.RequestsPerSecond / 10),
                    ReplenishmentPeriod = options.RequestsPerSecond < 10 ? TimeSpan.FromSeconds(1) : TimeSpan.FromSeconds(0.1),
                }));
        var logins = new TokenBucketRateLimiterOptions
        {
            TokenLimit = options.LoginsPerMinute,
            TokensPerPeriod = options.LoginsPerMinute,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1),
        };
        limiter.AddPolicy(Logins, context => RateLimitPartition.GetTokenBucketLimiter(AddressOf(context), _ => logins));
        limiter.OnRejected = (rejected, _) => new ValueTask(RefuseAsync(rejected.HttpContext, rejected.Lease));
    }

    /// <summary>Answers that the caller has to wait.</summary>
    public static Task RefuseAsync(HttpContext context, RateLimitLease? lease)
    {
        var wait = lease is not null && lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
        context.Response.Headers.RetryAfter = Math.Ceiling(Math.Max(1, wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return Problem.WriteAsync(context, 429, Problem.RateLimited, "too many requests, try again later");
    }

    /// <summary>The address that is counted: of IPv6 the network, as a host has a whole one to choose from.</summary>
    public static IPAddress AddressOf(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address;
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        bytes[8..].Clear();
        return new IPAddress(bytes);
    }
}
