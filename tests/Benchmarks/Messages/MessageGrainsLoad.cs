using Orleans;
using Trading.Market;

namespace Trading.Benchmarks.Messages;

/// <summary>Seeded messages for the queue's shards: many users and all pairs of twelve currencies.</summary>
internal sealed class MessageGrainsLoad
{
    private const int Users = 20_000;
    private const int Variety = 8_192;
    private const int ShardCount = 4;
    private const int RateNoise = 1_000_000;

    private static readonly string[] Codes = ["EUR", "GBP", "USD", "JPY", "CHF", "SEK", "NOK", "PLN", "CAD", "AUD", "INR", "BRL"];
    private static readonly string[] CountryCodes = ["FR", "GB", "US", "JP", "DE", "SE", "NO", "PL", "CA", "AU", "IN", "BR"];

    private readonly TradeMessage[][] _byShard;
    private long _lastKey;

    public MessageGrainsLoad(int seed)
    {
        var random = new Random(seed);
        _byShard =
        [
            .. Enumerable.Range(0, Variety * ShardCount)
                .Select(_ => Any(random))
                .GroupBy(message => MarketShards.Of(message.UserId, ShardCount))
                .OrderBy(shard => shard.Key)
                .Select(shard => shard.ToArray()),
        ];
    }

    /// <summary>Sends messages in batches over lanes that each wait for their answer; returns when all are answered.</summary>
    public async Task SendAsync(IGrainFactory grains, int messages, int batch, int lanes, bool hasKeys)
    {
        var left = messages / batch;
        await Task.WhenAll(Enumerable.Range(0, lanes).Select(lane => Task.Run(async () =>
        {
            var shard = lane % ShardCount;
            var queue = grains.GetGrain<IMessageQueueGrain>(shard);
            var source = _byShard[shard];
            for (var at = lane * 31; Interlocked.Decrement(ref left) >= 0; at += batch)
            {
                var incoming = new IncomingMessage[batch];
                for (var i = 0; i < batch; i++)
                {
                    var key = hasKeys ? $"{Interlocked.Increment(ref _lastKey)}" : null;
                    incoming[i] = new IncomingMessage(source[(at + i) % source.Length], key);
                }

                while ((await queue.SubmitAsync(incoming)).IsFull)
                    await Task.Yield();
            }
        })));
    }

    /// <summary>Waits until all is processed.</summary>
    public static async Task DrainAsync(IGrainFactory grains)
    {
        for (var shard = 0; shard < ShardCount; shard++)
        {
            var queue = grains.GetGrain<IMessageQueueGrain>(shard);
            while (await queue.GetStateAsync() is var state && state.Processed < state.Last)
                await Task.Yield();
        }
    }

    private static TradeMessage Any(Random random)
    {
        var from = random.Next(Codes.Length);
        var rate = 500_000_000 + random.Next(RateNoise);
        var sell = random.Next(1, 100_000) * 10_000L;
        return new TradeMessage
        {
            UserId = $"{random.Next(Users) + 100_000}",
            Pair = new CurrencyPair(Currency.Of(Codes[from]), Currency.Of(Codes[(from + random.Next(1, Codes.Length)) % Codes.Length])),
            AmountSell = TradeAmount.FromUnits(sell),
            AmountBuy = TradeAmount.FromUnits(sell * 2),
            Rate = TradeRate.FromUnits(rate),
            TimePlacedMs = 1_795_000_000_000 + random.Next(),
            Country = Country.Of(CountryCodes[random.Next(CountryCodes.Length)]),
            Class = (TradeClass)random.Next(3),
        };
    }
}
