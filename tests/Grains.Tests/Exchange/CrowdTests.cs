using Trading.Exchange;
using static Trading.Grains.Tests.Exchange.ExchangeRig;

namespace Trading.Grains.Tests.Exchange;

public sealed class CrowdTests
{
    private static readonly string[] Users = [.. Enumerable.Range(0, 8).Select(i => $"user{i}")];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Crowd_of_users_with_restarts_conserves_every_asset_and_locks_what_open_orders_hold(int seed)
    {
        await using var rig = await ExchangeRig.StartAsync();
        foreach (var user in Users)
        {
            await rig.DepositAsync(user, Asset.Usd, 10_000 * Dollar);
            await rig.DepositAsync(user, Asset.Btc, 10 * Bitcoin);
        }

        for (var round = 0; round < 3; round++)
        {
            await Task.WhenAll(Users.Select((user, i) => TradeAsync(rig.Trader(user), new Random(seed * 1_000 + round * 100 + i))));
            if (round < 2)
                await rig.RestartAsync();
        }

        await rig.ExpectTotalsAsync(Asset.Usd, Users.Length * 10_000 * Dollar, Users);
        await rig.ExpectTotalsAsync(Asset.Btc, Users.Length * 10 * Bitcoin, Users);
        foreach (var user in Users)
        {
            var open = await rig.Trader(user).GetOpenOrdersAsync(null);
            var usd = open.Where(o => o.Request.Side == OrderSide.Buy).Sum(o => o.Request.Ticks * (o.Request.Lots - o.FilledLots));
            var btc = open.Where(o => o.Request.Side == OrderSide.Sell).Sum(o => (o.Request.Lots - o.FilledLots) * 10_000);
            Assert.Equal((usd, btc), ((await rig.BalanceAsync(user, Asset.Usd)).Locked, (await rig.BalanceAsync(user, Asset.Btc)).Locked));
        }

        Assert.True((await rig.Trader(Users[0]).GetFillsAsync(new OrderQuery(null, 0, 10))).Length > 0);
    }

    private static async Task TradeAsync(IOrderGrain trader, Random random)
    {
        var orders = new List<Guid>();
        for (var i = 0; i < 60; i++)
        {
            var side = (OrderSide)random.Next(2);
            switch (random.Next(8))
            {
                case 0 when orders.Count > 0:
                    await trader.CancelAsync(OrderKey.Of(orders[random.Next(orders.Count)]));
                    break;
                case 1 when orders.Count > 0:
                    var key = OrderKey.Of(orders[random.Next(orders.Count)]);
                    await trader.AmendAsync(new AmendOrder(key, random.Next(9_000, 11_000), random.Next(1, 20_000)));
                    break;
                case 2:
                    await trader.PlaceAsync(MarketOrder(side, lots: random.Next(1, 10_000)));
                    break;
                case 3 when side == OrderSide.Buy:
                    await trader.PlaceAsync(MarketOrder(side, dollars: random.Next(1, 200)));
                    break;
                default:
                    var answer = await trader.PlaceAsync(
                        Limit(side, 0, random.Next(1, 20_000)) with { Ticks = random.Next(9_000, 11_000) });
                    orders.Add(answer.Order!.OrderId);
                    break;
            }
        }
    }
}
