using Microsoft.Extensions.DependencyInjection;
using Orleans.Embedded;
using Trading.Grains.Tests.Hosting;
using Trading.Grains.Tests.Quotes;
using Trading.Journal;
using Trading.Market;
using Trading.Market.Processing;
using Trading.Testing;

namespace Trading.Grains.Tests.Messages;

/// <summary>
/// A silo with the market processor, whose storage can fail, small chunks and frequent snapshots; it can be stopped and started again on
/// the same data.
/// </summary>
internal sealed class MarketRig : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private TestSilo _silo = null!;

    public SteeredStorage Storage { get; private set; } = new();

    /// <summary>What is done with each message before it is counted; null for nothing.</summary>
    public ITradeProcessor? Processor { get; init; }

    /// <summary>What carries calls, and can hold them up.</summary>
    public HeldCalls Calls { get; } = new();

    public MarketOptions Options { get; init; } = new();

    public MarketTuning Tuning { get; init; } = new()
    {
        Journal = new GrainJournalOptions { ChunkBytes = 512, HeadInterval = 4 },
        SnapshotBytesMin = 8_000,
        FirstPause = TimeSpan.FromMilliseconds(100),
        DeadLettersMax = 3,
    };

    public FakeTimeProvider Clock { get; } = new();

    public IMarketProcessorGrain Market => _silo.Grains.GetGrain<IMarketProcessorGrain>(IMarketProcessorGrain.Key);

    public TestSilo Silo => _silo;

    public static async Task<MarketRig> StartAsync() => await new MarketRig().OpenAsync();

    public async Task<MarketRig> OpenAsync()
    {
        Storage = new SteeredStorage();
        _silo = await TestSilo.StartAsync(_folder.Path, Clock, configure: services =>
        {
            services.Configure<MarketOptions>(options =>
                (options.Shards, options.QueueLimit) = (Options.Shards, Options.QueueLimit));
            services.AddSingleton(Tuning);
            services.AddSingleton<ICallTransport>(Calls);
            if (Processor is not null)
                services.AddSingleton(Processor);
            Storage.AddTo(services);
        });
        return this;
    }

    /// <summary>Stops the silo and starts another on the same data, with a storage that works.</summary>
    public async Task RestartAsync()
    {
        await _silo.DisposeAsync();
        await OpenAsync();
    }

    public IMessageQueueGrain Shard(int shard) => _silo.Grains.GetGrain<IMessageQueueGrain>(shard);

    public IMessageQueueGrain ShardOf(string user) => Shard(MarketShards.Of(user, Options.Shards));

    /// <summary>Sends messages of one user, with keys of their own unless they are null.</summary>
    public async Task<MessageReceipt[]> SendAsync(string user, params string?[] keys)
    {
        var answer = await ShardOf(user).SubmitAsync([.. keys.Select(key => new IncomingMessage(SampleMessages.Of(user), key))]);
        Assert.False(answer.IsFull);
        return answer.Receipts;
    }

    /// <summary>Moves the clock until so many messages are processed; fails where it are more.</summary>
    public async Task<MarketTotals> ExpectProcessedAsync(long messages, int deadLetters = 0)
    {
        MarketTotals? totals = null;
        await Eventually.HoldsAsync(async () =>
        {
            // What failed is tried again after a pause.
            Clock.Advance(TimeSpan.FromMilliseconds(50));
            try
            {
                totals = await Market.GetTotalsAsync();
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // It is being read again after a failure.
            }

            return totals is not null && totals.Processed >= messages && totals.DeadLetters == deadLetters;
        });
        Assert.Equal((messages, deadLetters), (totals!.Processed, totals.DeadLetters));
        return totals;
    }

    public async ValueTask DisposeAsync()
    {
        await _silo.DisposeAsync();
        _folder.Dispose();
    }
}
