using Trading.Exchange;

namespace Trading.Simulation.Exchange;

/// <summary>What a trader asks for, by chance: orders near each other, so that many trade, and changes of open and of ended ones.</summary>
internal sealed class RandomTrader(
    World world, TraderClient client, IReadOnlyList<SimulatedInstrument> instruments, int lanes, int requests)
{
    private const int RecentOrders = 12;

    private static readonly TimeSpan LongPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ShortPause = TimeSpan.FromMilliseconds(300);
    private static readonly Asset[] Assets = [Asset.Usd, Asset.Btc, Asset.Eth];

    private readonly Chance chance = new(world.Seed, $"trader {client.User}");

    /// <summary>Ends when everything is answered. Several lanes ask at the same time.</summary>
    internal async Task RunAsync()
    {
        foreach (var asset in Assets)
            if (!chance.OneIn(4))
                await DepositAsync(asset);
        await Task.WhenAll(Enumerable.Range(0, lanes).Select(_ => RunLaneAsync()));
    }

    private async Task RunLaneAsync()
    {
        for (var left = requests; left > 0; left--)
        {
            await world.Delay(chance.OneIn(3) ? TimeSpan.Zero : chance.Delay(chance.OneIn(10) ? LongPause : ShortPause));
            await ActAsync();
        }
    }

    private Task ActAsync() => chance.Between(1, 100) switch
    {
        <= 52 => client.PlaceAsync(NewOrder()),
        <= 66 when Recent() is { } order => client.CancelAsync(order),
        <= 80 when Recent() is { } order => AmendAsync(order),
        <= 83 => client.CancelAllAsync(chance.OneIn(2) ? null : chance.Pick(instruments).Symbol),
        <= 88 => DepositAsync(chance.Pick(Assets)),
        <= 91 => client.TransferAsync(chance.Pick(Assets), chance.Between(1, 400_000_000), isWithdrawal: true),
        <= 95 when Recent() is { } order => client.RepeatAsync(order),
        _ => client.LookAsync(),
    };

    private Task DepositAsync(Asset asset) =>
        client.TransferAsync(asset, chance.Between(1, 9) * (asset == Asset.Usd ? 100_000_000L : 200_000_000L), isWithdrawal: false);

    private SentOrder? Recent() =>
        client.Orders.Count == 0 ? null : client.Orders[^chance.Between(1, Math.Min(RecentOrders, client.Orders.Count))];

    private Task AmendAsync(SentOrder order)
    {
        var instrument = instruments.Single(i => i.Symbol == order.Request.Symbol);
        var ticks = chance.OneIn(2) ? 0 : Ticks(instrument);
        return client.AmendAsync(order, ticks, ticks > 0 && chance.OneIn(2) ? 0 : chance.Between(1, instrument.LotsMax));
    }

    private int Ticks(SimulatedInstrument instrument) => instrument.MiddleTicks + chance.Between(-6, 6) * instrument.StepTicks;

    private PlaceOrder NewOrder()
    {
        var instrument = chance.Pick(instruments);
        var order = new PlaceOrder
        {
            Symbol = instrument.Symbol,
            Side = chance.OneIn(2) ? OrderSide.Buy : OrderSide.Sell,
            Type = chance.OneIn(6) ? OrderType.Market : OrderType.Limit,
            Lots = chance.Between(1, instrument.LotsMax),
            SelfTradePrevention = chance.Pick(Enum.GetValues<SelfTradePrevention>()),
        };
        if (order.Type == OrderType.Limit)
        {
            var isPostOnly = chance.OneIn(8);
            return order with
            {
                Ticks = Ticks(instrument),
                IsPostOnly = isPostOnly,
                TimeInForce = isPostOnly || !chance.OneIn(5) ? TimeInForce.GoodTillCancelled
                    : chance.Pick(TimeInForce.ImmediateOrCancel, TimeInForce.FillOrKill),
            };
        }

        var byMoney = order.Side == OrderSide.Buy && chance.OneIn(2);
        return order with
        {
            TimeInForce = TimeInForce.ImmediateOrCancel,
            Lots = byMoney ? 0 : order.Lots,
            QuoteUnits = byMoney ? chance.Between(1_000, 200_000_000) : 0,
        };
    }
}
