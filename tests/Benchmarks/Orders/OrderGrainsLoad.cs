using Orleans;
using Trading.Exchange;

namespace Trading.Benchmarks.Orders;

/// <summary>
/// Users with a seeded mix of requests on all default instruments: of ten, six limit orders near the middle, one market order, two cancels,
/// one amendment.
/// </summary>
internal sealed class OrderGrainsLoad(int users, int window, int requests, int seed)
{
    private const int KindsOfTen = 10;
    private const int MiddleTicks = 10_000;
    private const int SpreadTicks = 50;
    private const int LotsMax = 1_000;

    /// <summary>The instruments.</summary>
    public static readonly string[] Symbols = ["BTC-USD", "ETH-USD", "ETH-BTC", "EUR-USD"];

    /// <summary>The users.</summary>
    public string[] Users { get; } = [.. Enumerable.Range(0, users).Select(i => $"bench{i}")];

    /// <summary>Requests of a user under way.</summary>
    public int Window => window;

    /// <summary>Runs one pass.</summary>
    public async Task<OrderGrainsCounts> RunAsync(IGrainFactory grains, int pass)
    {
        var lanes = Users.SelectMany((user, i) => Enumerable.Range(0, window).Select(lane =>
            Task.Run(() => RunLaneAsync(grains.GetGrain<IOrderGrain>(user), new Random(seed + (pass * users + i) * window + lane)))));
        var counts = await Task.WhenAll(lanes);
        return counts.Aggregate((a, b) => a + b);
    }

    private async Task<OrderGrainsCounts> RunLaneAsync(IOrderGrain account, Random random)
    {
        var (placed, cancelled, amended, refused, fills) = (0, 0, 0, 0, 0);
        var open = new List<Guid>();
        for (var left = requests / (Users.Length * window); left > 0; left--)
        {
            var kind = random.Next(KindsOfTen);
            if (kind >= 7 && open.Count > 0)
            {
                var index = random.Next(open.Count);
                var key = OrderKey.Of(open[index]);
                var changed = kind == 7
                    ? await account.AmendAsync(new AmendOrder(key, Price(random), random.Next(1, LotsMax)))
                    : await account.CancelAsync(key);
                if (changed.Status != ExchangeStatus.Ok)
                    refused++;
                else if (kind == 7)
                    amended++;
                else
                    cancelled++;
                if (changed.Order is not { IsOpen: true })
                    open.RemoveAt(index);
                continue;
            }

            var answer = await account.PlaceAsync(NewOrder(random, isMarket: kind == 6));
            if (answer.Status == ExchangeStatus.Ok)
                placed++;
            else
                refused++;
            fills += answer.Order?.Fills.Length ?? 0;
            if (answer.Order is { IsOpen: true } order)
                open.Add(order.OrderId);
        }

        foreach (var orderId in open)
        {
            if ((await account.CancelAsync(OrderKey.Of(orderId))).Status == ExchangeStatus.Ok)
                cancelled++;
            else
                refused++;
        }

        return new OrderGrainsCounts(placed, cancelled, amended, refused, fills);
    }

    private static PlaceOrder NewOrder(Random random, bool isMarket) => new()
    {
        Symbol = Symbols[random.Next(Symbols.Length)],
        Side = (OrderSide)random.Next(2),
        Type = isMarket ? OrderType.Market : OrderType.Limit,
        Ticks = isMarket ? 0 : Price(random),
        Lots = random.Next(1, LotsMax),
        TimeInForce = isMarket ? TimeInForce.ImmediateOrCancel : TimeInForce.GoodTillCancelled,
    };

    private static long Price(Random random) => MiddleTicks + random.Next(-SpreadTicks, SpreadTicks);
}
