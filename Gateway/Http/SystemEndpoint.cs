using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Trading.Accounts;
using Trading.Audit;
using Trading.Gateway.Access;
using Trading.Gateway.Commands;
using Trading.Gateway.Live;
using Trading.Gateway.Market;
using Trading.Gateway.Queue;
using Trading.Quotes;
using Codes = Trading.Accounts.StatusCodes;

namespace Trading.Gateway.Http;

/// <summary><c>GET /api/v1/system</c>: figures of this process, for the supervisor and services.</summary>
internal sealed class SystemEndpoint(
    ICommandRouter router,
    MessageIntake messages,
    LiveHub live,
    IOptions<AuditOptions> audit,
    AuditShardReader shards,
    TimeProvider clock,
    IServiceProvider services)
{
    private readonly long _startedAt = clock.GetTimestamp();
    private readonly QuoteCounters? _quotes = services.GetService<QuoteCounters>();
    private readonly QueueCounters? _queue = services.GetService<QueueCounters>();
    private readonly HostProbes? _host = services.GetService<HostProbes>();
    private readonly GrainProbes? _grains = services.GetService<GrainProbes>();

    /// <summary>Serves a request.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        if (CallerIdentity.Of(context.User)!.Role is not (Role.Supervisor or Role.Service))
        {
            await Problem.WriteAsync(context, Status.Forbidden);
            return;
        }

        var commands = router as CommandRouter;
        var reading = shards.ReadAsync();
        var answer = new SystemAnswer(
            audit.Value.Server,
            Math.Round(clock.GetElapsedTime(_startedAt).TotalSeconds, 3),
            Enum.GetValues<Status>().ToDictionary(Codes.Of, status => commands?.Counters[status] ?? 0),
            _quotes is null ? null : new QuoteFigures(_quotes.Hits, _quotes.CacheHits, _quotes.Failures, _quotes.FailuresInARow),
            _queue is null ? null : new QueueFigures(_queue.IsConnected, _queue.Consumed, _queue.Dead, _queue.Redelivered, _queue.Retried),
            _host?.StoredBytes?.Invoke(),
            live.Figures,
            Environment.WorkingSet,
            commands?.InFlight ?? 0,
            messages.Waiting,
            LatencyFigures.Of(commands?.Latency.Read() ?? []),
            _grains is null ? null : await _grains.ActiveByType(),
            await reading,
            _grains?.DashboardPath,
            LocalCaller.Is(context));
        await context.Response.WriteAsJsonAsync(answer, HttpJson.Default.SystemAnswer, cancellationToken: context.RequestAborted);
    }
}
