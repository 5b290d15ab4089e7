using Trading.Market;

namespace Trading.Simulation.Messages;

/// <summary>A gateway: sends messages in batches to their shards, again what was not answered, and now and then what was.</summary>
internal sealed class MessageClient
{
    private const int BatchMax = 10;

    private static readonly TimeSpan PauseMax = TimeSpan.FromMilliseconds(500);
    private static readonly Currency[] Currencies = [.. new[] { "EUR", "GBP", "USD", "JPY" }.Select(Currency.Of)];

    private readonly World world;
    private readonly Chance chance;
    private readonly int shards;

    internal MessageClient(World world, string name, IReadOnlyList<string> users, int shards, int messages)
    {
        (this.world, this.shards) = (world, shards);
        chance = new Chance(world.Seed, name);
        Messages = [.. Enumerable.Range(0, messages).Select(i => new SentMessage(Any(users), $"{name}/{i}"))];
    }

    /// <summary>Everything that the client sends.</summary>
    internal IReadOnlyList<SentMessage> Messages { get; }

    /// <summary>Ends when everything is answered.</summary>
    internal async Task RunAsync()
    {
        while (Messages.Where(message => message.Id is null).ToList() is { Count: > 0 } waiting)
        {
            await world.Delay(chance.OneIn(3) ? TimeSpan.Zero : chance.Delay(PauseMax));
            var shard = ShardOf(chance.Pick(waiting));
            var batch = waiting.Where(message => ShardOf(message) == shard).Take(chance.Between(1, BatchMax)).ToList();
            if (chance.OneIn(4))
                batch.AddRange(Messages.Where(message => ShardOf(message) == shard && chance.OneIn(10)));
            if (chance.OneIn(world.Faults.RepeatedRequestOneIn))
                world.Spawn(() => SendAsync(shard, batch));
            await SendAsync(shard, batch);
        }
    }

    private async Task SendAsync(int shard, List<SentMessage> batch)
    {
        var node = await world.FindNodeAsync();
        var call = node.Grains.GetGrain<IMessageQueueGrain>(shard)
            .SubmitAsync([.. batch.Select(message => new IncomingMessage(message.Message, message.Key))]);
        await Task.WhenAny(call, node.Died);
        if (!call.IsCompletedSuccessfully)
        {
            world.Count("unknown outcome");
            world.Note($"nothing is heard of {batch.Count} from {batch[0].Key}: {call.Exception?.GetBaseException().Message}");
            return;
        }

        if (chance.OneIn(world.Faults.LostAnswerOneIn))
        {
            world.Count("lost answer");
            world.Note($"the answer to {batch[0].Key} is lost");
            return;
        }

        for (var i = 0; i < batch.Count; i++)
        {
            var receipt = call.Result.Receipts[i];
            world.Note($"{batch[i].Key}: {receipt.Id}{(receipt.IsRepeat ? " again" : "")}");
            batch[i].Hear(receipt);
            if (receipt.IsRepeat)
                world.Count("repeated answer");
        }
    }

    private int ShardOf(SentMessage message) => MarketShards.Of(message.Message.UserId, shards);

    private TradeMessage Any(IReadOnlyList<string> users)
    {
        var from = chance.Between(0, Currencies.Length - 1);
        return new TradeMessage
        {
            UserId = chance.Pick(users),
            Pair = new CurrencyPair(Currencies[from], Currencies[(from + chance.Between(1, Currencies.Length - 1)) % Currencies.Length]),
            AmountSell = TradeAmount.FromUnits(chance.Between(1, 1_000_000)),
            AmountBuy = TradeAmount.FromUnits(chance.Between(1, 1_000_000)),
            Rate = TradeRate.FromUnits(chance.Between(1, 1_000_000)),
            TimePlacedMs = chance.Between(0, 1_000_000),
            Country = Country.Of("FR"),
            Class = (TradeClass)chance.Between(0, 2),
        };
    }
}
