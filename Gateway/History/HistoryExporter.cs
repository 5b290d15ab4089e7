using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans;
using Trading.Audit;

namespace Trading.Gateway.History;

/// <summary>
/// Keeps the relational history (exchange.md): reads each shard of the audit journal from where the tables are, and writes what it tells
/// about orders. It is behind the acknowledged path:
/// nobody waits for it, and while it or the database is away the journal keeps everything. Several processes may run it; a shard is
/// written by one at a time.
/// </summary>
internal sealed class HistoryExporter : BackgroundService
{
    private readonly IGrainFactory _grains;
    private readonly NpgsqlDataSource _database;
    private readonly HistoryStore _store;
    private readonly PostgresOptions _options;
    private readonly AuditOptions _audit;
    private readonly TimeProvider _time;
    private readonly HistoryOutage _outage;
    private readonly ILogger<HistoryExporter> _logger;
    private readonly SemaphoreSlim _writers;
    private readonly SemaphoreSlim _schema = new(1);
    private bool _isSchemaThere;

    /// <summary>Over all shards of the journal.</summary>
    public HistoryExporter(
        IGrainFactory grains,
        NpgsqlDataSource database,
        IOptions<PostgresOptions> options,
        IOptions<AuditOptions> audit,
        TimeProvider time,
        ILogger<HistoryExporter> logger)
    {
        (_grains, _database, _options, _audit, _time, _logger) = (grains, database, options.Value, audit.Value, time, logger);
        _store = new HistoryStore(database);
        _outage = new HistoryOutage(logger);
        _writers = new SemaphoreSlim(_options.WritersMax);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _writers.Dispose();
        _schema.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(
            Enumerable.Range(0, _audit.ShardsInUse()).Select(shard => Task.Run(() => RunAsync(shard, stoppingToken), stoppingToken)));

    private async Task RunAsync(int shard, CancellationToken stop)
    {
        var reader = new ShardReader(shard, _grains.GetGrain<IAuditGrain>(shard), _store, _writers);
        var pauses = new HistoryPauses(_options.PauseMax);
        while (!stop.IsCancellationRequested)
        {
            var pause = TimeSpan.Zero;
            try
            {
                pause = await StepAsync(reader, stop);
                pauses.Reset();
            }
            catch (Exception) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // What is known of the database may be gone with it.
                Volatile.Write(ref _isSchemaThere, false);
                reader.Forget();
                if (IsOutage(e))
                    _outage.Begin(e);
                else if (pauses.Count == 0)
                    HistoryLog.ShardFailed(_logger, shard, e);
                pause = pauses.Next();
            }

            if (pause > TimeSpan.Zero)
                await Task.Delay(pause, _time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Takes a page of the journal; returns how long to wait before the next.</summary>
    private async Task<TimeSpan> StepAsync(ShardReader reader, CancellationToken stop)
    {
        if (!Volatile.Read(ref _isSchemaThere))
            await EnsureSchemaAsync(stop);
        var step = await reader.StepAsync(stop);
        if (step != ShardStep.Idle)
            _outage.End();
        return step switch
        {
            ShardStep.Wrote => TimeSpan.Zero,
            ShardStep.Idle => _options.PollPeriod,
            // Another process has just written it: it is likely to go on.
            _ => _options.PauseMax / 10,
        };
    }

    private async Task EnsureSchemaAsync(CancellationToken stop)
    {
        await _schema.WaitAsync(stop);
        try
        {
            if (!_isSchemaThere)
                await HistorySchema.EnsureAsync(_database, stop);
            Volatile.Write(ref _isSchemaThere, true);
            _outage.End();
        }
        finally
        {
            _schema.Release();
        }
    }

    private static bool IsOutage(Exception e) => e is NpgsqlException or TimeoutException or System.Net.Sockets.SocketException;
}
