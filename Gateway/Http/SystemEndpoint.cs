using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans;
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
    IGrainFactory grains,
    TimeProvider clock,
    IServiceProvider services)
{
    private const double MicrosecondsPerMillisecond = 1_000;

    // Figures are asked for when something is slow: a shard that hangs must not keep the others' figures back.
    private static readonly TimeSpan ShardPatience = TimeSpan.FromSeconds(1);

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
        var shards = Enumerable.Range(0, audit.Value.Shards).Select(ReadShardAsync).ToList();
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
            FiguresOf(commands?.Latency.Read() ?? []),
            _grains is null ? null : await _grains.ActiveByType(),
            await Task.WhenAll(shards),
            _grains?.DashboardPath,
            LocalCaller.Is(context));
        await context.Response.WriteAsJsonAsync(answer, HttpJson.Default.SystemAnswer, cancellationToken: context.RequestAborted);
    }

    private async Task<AuditShardFigures> ReadShardAsync(int shard)
    {
        try
        {
            var end = await grains.GetGrain<IAuditGrain>(shard).GetEndAsync().WaitAsync(ShardPatience, clock);
            return new AuditShardFigures(shard, end.Chunk, end.Index);
        }
        catch (Exception)
        {
            // Whatever is wrong with the shard is in the runtime log; here it only has no figures.
            return new AuditShardFigures(shard, null, null);
        }
    }

    private static LatencyFigures? FiguresOf(IReadOnlyList<(long UpToMicroseconds, long Count)> measured)
    {
        var total = measured.Sum(entry => entry.Count);
        if (total == 0)
            return null;
        return new LatencyFigures(total, At(0.5), At(0.9), At(0.99), At(0.999), measured[^1].UpToMicroseconds / MicrosecondsPerMillisecond);

        double At(double share)
        {
            var rank = (long)Math.Ceiling(total * share);
            foreach (var (upTo, count) in measured)
            {
                rank -= count;
                if (rank <= 0)
                    return upTo / MicrosecondsPerMillisecond;
            }

            return measured[^1].UpToMicroseconds / MicrosecondsPerMillisecond;
        }
    }
}
