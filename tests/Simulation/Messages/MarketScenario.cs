using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Embedded;
using Trading.Journal;
using Trading.Market;
using Trading.Market.Processing;
using static Trading.Simulation.SimulationFailedException;

namespace Trading.Simulation.Messages;

/// <summary>
/// Some gateways send trade messages at once to the real grains, and send again what was not answered; some messages fail.
/// </summary>
internal sealed class MarketScenario : IScenario
{
    private const int UsersMax = 12;

    private static readonly TimeSpan DrainPause = TimeSpan.FromSeconds(1);

    private readonly World world;
    private readonly MarketTuning tuning;
    private readonly UnreliableProcessor? processor;
    private readonly int shards;
    private string? checkedTotals;

    internal MarketScenario(World world)
    {
        this.world = world;
        var chance = new Chance(world.Seed, "market");
        shards = chance.Between(1, 3);
        tuning = new MarketTuning
        {
            Journal = new GrainJournalOptions { ChunkBytes = chance.Pick(256, 1_024, 16_384), HeadInterval = chance.Pick(1, 4, 64) },
            SnapshotBytesMin = chance.Pick(500, 4_000, 1_000_000),
            DeliveryMax = chance.Pick(1, 10, 4_096),
            DeadLettersMax = chance.Pick(1, 5, 1_000),
        };
        processor = chance.OneIn(2) ? new UnreliableProcessor(world) : null;
        var users = Enumerable.Range(0, UsersMax).Select(i => $"user{i}").ToList();
        Clients =
        [
            .. Enumerable.Range(1, chance.Between(1, 4))
                .Select(client => new MessageClient(world, $"client{client}", users, shards, messages: chance.Between(5, 150))),
        ];
    }

    public IReadOnlyList<string> CrashPoints { get; } =
    [
        "write messages", "write messages-head", "write messages-snapshot", "write market", "write market-snapshot", "flush begins",
        "flush ended",
        "IMessageQueueGrain.SubmitAsync", "IMarketProcessorGrain.DeliverAsync", "IMarketProcessorGrain.ResendAsync",
    ];

    internal IReadOnlyList<MessageClient> Clients { get; }

    public void AddServices(SimulatedNode node, IServiceCollection services)
    {
        var settings = new Dictionary<string, string?> { [$"{MarketOptions.Section}:{nameof(MarketOptions.Shards)}"] = $"{shards}" };
        services.AddSingleton(tuning);
        if (processor is not null)
            services.AddSingleton<ITradeProcessor>(processor);
        services.AddTradingGrains(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        services.Configure<EmbeddedGrainOptions>(options => options.Assemblies.Add(typeof(MarketKeeper).Assembly));
    }

    public async Task StartAsync(SimulatedNode node)
    {
        await node.Services.GetRequiredService<MarketShardGuard>().StartAsync(CancellationToken.None);
        await node.Services.GetRequiredService<EmbeddedSilo>().StartAsync(CancellationToken.None);
        _ = node.Services.GetServices<IHostedService>().OfType<MarketKeeper>().Single().RunAsync(node.Stopping);
    }

    public Task RunClientsAsync() => Task.WhenAll(Clients.Select(client => client.RunAsync()));

    /// <summary>Every message has one id and is counted once: what the statistics say is a recount of what was acknowledged.</summary>
    public async Task CheckAsync(SimulatedNode node, DateTimeOffset quietFrom)
    {
        var sent = Clients.SelectMany(client => client.Messages).ToList();
        Unless(sent.All(message => message.Id is not null), $"a message was never answered");
        Unless(sent.Select(message => message.Id).Distinct().Count() == sent.Count, $"two messages have one id");
        var market = node.Grains.GetGrain<IMarketProcessorGrain>(IMarketProcessorGrain.Key);
        processor?.Heal();
        var totals = await DrainAsync(node, market, sent.Count);
        Unless(totals is { DeadLetters: 0 } && totals.Processed == sent.Count, $"{totals.Processed} of {sent.Count} messages are counted");
        for (var of = 0; of < totals.ByClass.Length; of++)
            Unless(totals.ByClass[of] == sent.Count(m => (int)m.Message.Class == of), $"{totals.ByClass[of]} messages are of class {of}");
        var expected = sent
            .GroupBy(m => m.Message.Pair)
            .Select(pair => (pair.Key, pair.LongCount(), (Int128)pair.Sum(m => m.Message.AmountSell.Units)))
            .ToHashSet();
        var pairs = await market.GetPairsAsync();
        Unless(expected.SetEquals(pairs.Select(pair => (pair.Pair, pair.Messages, pair.SoldUnits))), $"the pairs are not a recount");
        var recent = await market.GetRecentAsync(null, IMarketProcessorGrain.RecentMax);
        var byId = sent.ToDictionary(message => message.Id!.Value, message => message.Message);
        for (var i = 0; i < recent.Length; i++)
        {
            Unless(recent[i].Sequence == totals.Processed - i, $"message {recent[i].Sequence} is in the place of {totals.Processed - i}");
            Unless(byId[recent[i].Id] == recent[i].Message, $"{recent[i].Id} is another message than was sent");
        }

        checkedTotals = await DescribeAsync(market);
    }

    public async Task CheckRestartedAsync(SimulatedNode node)
    {
        var totals = await DescribeAsync(node.Grains.GetGrain<IMarketProcessorGrain>(IMarketProcessorGrain.Key));
        Unless(totals == checkedTotals, $"after a restart there is {totals}, and before it there was {checkedTotals}");
    }

    private async Task<MarketTotals> DrainAsync(SimulatedNode node, IMarketProcessorGrain market, int messages)
    {
        MarketTotals totals;
        var tries = 60;
        do
        {
            await world.Delay(DrainPause);
            totals = await market.GetTotalsAsync();
            if (totals.DeadLetters > 0)
                world.Count("resent");
            await market.ResendAsync(null);
        }
        while ((totals.Processed < messages || totals.DeadLetters > 0) && --tries > 0 && node.IsAlive);
        return totals;
    }

    private static async Task<string> DescribeAsync(IMarketProcessorGrain market)
    {
        var totals = await market.GetTotalsAsync();
        var pairs = (await market.GetPairsAsync()).Select(pair => $"{pair}");
        var recent = (await market.GetRecentAsync(null, IMarketProcessorGrain.RecentMax)).Select(message => $"{message}");
        return $"{totals.Processed} {totals.DistinctUsers} {totals.PerSecondPeak} {string.Join(' ', pairs)} {string.Join(' ', recent)}";
    }
}
