using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Orleans;
using Orleans.Embedded;
using Trading.Audit;
using Trading.Exchange;
using Trading.Gateway.Exchange;
using Trading.Gateway.History;
using Trading.Persistence.Local;
using Trading.Testing;

namespace Trading.Gateway.Tests.History;

/// <summary>The real grains on the embedded runtime, with the relational history beside them.</summary>
internal sealed class HistoryRig : IAsyncDisposable
{
    /// <summary>Shards of the audit journal.</summary>
    public const int Shards = 2;

    private readonly TemporaryFolder _folder = new();
    private readonly string _connectionString;
    private IHost _host;
    private int _transfers;

    private HistoryRig(string connectionString)
    {
        _connectionString = connectionString;
        _host = Build();
    }

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    public IOrderHistory Lists => _host.Services.GetRequiredService<IOrderHistory>();

    public NpgsqlDataSource Database => _host.Services.GetRequiredService<NpgsqlDataSource>();

    public static async Task<HistoryRig> StartAsync(string connectionString)
    {
        var rig = new HistoryRig(connectionString);
        await rig._host.StartAsync();
        return rig;
    }

    public IOrderGrain Trader(string user) => Grains.GetGrain<IOrderGrain>(user);

    /// <summary>Another exporter on the same journal, as a second gateway has.</summary>
    public HistoryExporter SecondExporter() => ActivatorUtilities.CreateInstance<HistoryExporter>(_host.Services);

    public async Task StopAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    public Task StartAgainAsync()
    {
        _host = Build();
        return _host.StartAsync();
    }

    public async Task DepositAsync(string user, Asset asset, long units)
    {
        var transfer = new Transfer($"d{++_transfers}", asset, units, IsWithdrawal: false);
        Assert.Equal(ExchangeStatus.Ok, (await Trader(user).TransferAsync(transfer)).Status);
    }

    /// <summary>Waits until the tables have everything that the journal has.</summary>
    public async Task CatchUpAsync()
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!await IsCaughtUpAsync())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Eventually.Patience, "The tables do not catch up.");
            await Task.Delay(20);
        }
    }

    /// <summary>Waits until the tables have more than so many orders.</summary>
    public async Task ExpectOrdersAsync(long moreThan)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (await AskAsync<long>("select count(*) from orders") <= moreThan)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Eventually.Patience, "The orders do not come into the tables.");
            await Task.Delay(5);
        }
    }

    public async Task<T> AskAsync<T>(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Dispose();
    }

    private async Task<bool> IsCaughtUpAsync()
    {
        for (var shard = 0; shard < Shards; shard++)
        {
            var end = await Grains.GetGrain<IAuditGrain>(shard).GetEndAsync();
            var query = $"select count(*) from history_positions where shard = {shard} and chunk = {end.Chunk} and block = {end.Index}";
            try
            {
                if (await AskAsync<long>(query) == 0)
                    return false;
            }
            catch (NpgsqlException)
            {
                // Connections of before the server went, or tables that are not there yet.
                return false;
            }
        }

        return true;
    }

    private IHost Build()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Audit:Shards"] = $"{Shards}",
            ["Quotes:Server"] = "127.0.0.1:9",
            ["Postgres:ConnectionString"] = _connectionString,
            ["Postgres:PauseMax"] = "00:00:00.5",
        });
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddLocalGrainStorage(StorageNames.Trading, store => store.Path = Path.Combine(_folder.Path, "store"));
        builder.Services.AddEmbeddedGrains(grains =>
        {
            grains.Assemblies.Add(typeof(TradingGrains).Assembly);
            grains.ResponseTimeout = Eventually.Patience;
        });
        builder.Services.AddTradingGrains(builder.Configuration);
        builder.Services.AddRelationalHistory(builder.Configuration);
        return builder.Build();
    }
}
