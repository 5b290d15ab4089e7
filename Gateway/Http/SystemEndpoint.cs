using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Trading.Accounts;
using Trading.Audit;
using Trading.Gateway.Access;
using Trading.Gateway.Commands;
using Trading.Gateway.Live;
using Trading.Gateway.Queue;
using Trading.Quotes;
using Codes = Trading.Accounts.StatusCodes;

namespace Trading.Gateway.Http;

/// <summary><c>GET /api/v1/system</c>: figures of this process, for the supervisor and services.</summary>
internal sealed class SystemEndpoint(
    ICommandRouter router, LiveHub live, IOptions<AuditOptions> audit, TimeProvider clock, IServiceProvider services)
{
    private readonly long _startedAt = clock.GetTimestamp();
    private readonly QuoteCounters? _quotes = services.GetService<QuoteCounters>();
    private readonly QueueCounters? _queue = services.GetService<QueueCounters>();
    private readonly HostProbes? _host = services.GetService<HostProbes>();

    /// <summary>Serves a request.</summary>
    public Task HandleAsync(HttpContext context)
    {
        if (CallerIdentity.Of(context.User)!.Role is not (Role.Supervisor or Role.Service))
            return Problem.WriteAsync(context, Status.Forbidden);
        var counters = (router as CommandRouter)?.Counters;
        var answer = new SystemAnswer(
            audit.Value.Server,
            Math.Round(clock.GetElapsedTime(_startedAt).TotalSeconds, 3),
            Enum.GetValues<Status>().ToDictionary(Codes.Of, status => counters?[status] ?? 0),
            _quotes is null ? null : new QuoteFigures(_quotes.Hits, _quotes.CacheHits, _quotes.Failures),
            _queue is null ? null : new QueueFigures(_queue.IsConnected, _queue.Consumed, _queue.Dead, _queue.Redelivered, _queue.Retried),
            _host?.StoredBytes?.Invoke(),
            live.Figures,
            Environment.WorkingSet);
        return context.Response.WriteAsJsonAsync(answer, HttpJson.Default.SystemAnswer, cancellationToken: context.RequestAborted);
    }
}
