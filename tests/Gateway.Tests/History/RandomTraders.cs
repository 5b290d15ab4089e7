using Trading.Exchange;

namespace Trading.Gateway.Tests.History;

/// <summary>Traders who place, amend and cancel at random, by a seed each, all at the same time.</summary>
internal sealed class RandomTraders(HistoryRig rig, int count)
{
    private const long Units = 1_000_000_000_000_000;
    private const long Dollars = 50_000;

    private static readonly string[] Symbols = ["BTC-USD", "ETH-USD"];

    public string[] Names { get; } = [.. Enumerable.Range(0, count).Select(i => $"trader{i}")];

    public async Task DepositAsync()
    {
        foreach (var name in Names)
            foreach (var asset in new[] { Asset.Usd, Asset.Btc, Asset.Eth })
                await rig.DepositAsync(name, asset, Units);
    }

    /// <summary>Every trader does so many things.</summary>
    public Task TradeAsync(int actions, int seed) => TradeAsync(actions, seed, CancellationToken.None);

    /// <summary>Every trader goes on until told to stop.</summary>
    public Task TradeUntilAsync(CancellationToken stop, int seed) => TradeAsync(int.MaxValue, seed, stop);

    public static PlaceOrder Limit(
        string symbol, OrderSide side, long ticks, long lots, TimeInForce timeInForce = TimeInForce.GoodTillCancelled) =>
        new() { Symbol = symbol, Side = side, Type = OrderType.Limit, Ticks = ticks, Lots = lots, TimeInForce = timeInForce };

    private Task TradeAsync(int actions, int seed, CancellationToken stop) =>
        Task.WhenAll(Names.Select((name, i) => TradeAsync(name, actions, new Random(seed * 100 + i), stop)));

    private async Task TradeAsync(string name, int actions, Random random, CancellationToken stop)
    {
        var trader = rig.Trader(name);
        var mine = new List<Guid>();
        for (var i = 0; i < actions && !stop.IsCancellationRequested; i++)
        {
            var old = mine.Count > 0 ? mine[random.Next(mine.Count)] : default;
            var answer = random.Next(10) switch
            {
                0 or 1 when old != default => await trader.CancelAsync(OrderKey.Of(old)),
                2 when old != default => await trader.AmendAsync(new AmendOrder(OrderKey.Of(old), 0, random.Next(1, 200))),
                3 => await trader.PlaceAsync(Market(random)),
                _ => await trader.PlaceAsync(Limit(random)),
            };
            if (answer is { Status: ExchangeStatus.Ok, Order.IsOpen: true })
                mine.Add(answer.Order.OrderId);
        }
    }

    private static PlaceOrder Limit(Random random) => Limit(
        Symbols[random.Next(Symbols.Length)],
        (OrderSide)random.Next(2),
        (Dollars + random.Next(-20, 20)) * 100,
        random.Next(1, 100),
        (TimeInForce)random.Next(3)) with
    {
        ClientOrderId = random.Next(3) == 0 ? $"id{random.NextInt64()}" : null,
        SelfTradePrevention = (SelfTradePrevention)random.Next(4),
    };

    private static PlaceOrder Market(Random random) => new()
    {
        Symbol = Symbols[random.Next(Symbols.Length)],
        Side = OrderSide.Buy,
        Type = OrderType.Market,
        QuoteUnits = random.Next(1_000, 100_000) * 1_000_000L,
        TimeInForce = TimeInForce.ImmediateOrCancel,
    };
}
