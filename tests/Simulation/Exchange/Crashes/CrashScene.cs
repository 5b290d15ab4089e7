using Trading.Accounts;
using Trading.Audit;
using Trading.Exchange;

namespace Trading.Simulation.Exchange;

/// <summary>
/// Three traders, each in an audit shard of its own, and orders of theirs in a book: two sells, of which the taker's next buy takes one
/// whole and one in part, and a buy of the taker's.
/// </summary>
internal sealed class CrashScene
{
    /// <summary>One for each trader, and one for the house.</summary>
    internal const int Shards = 4;

    internal const string Pair = "BTC-USD";

    private const int Lanes = 4;

    private CrashScene(IReadOnlyList<TraderClient> traders) => (Taker, Maker, Other) = (traders[0], traders[1], traders[2]);

    /// <summary>Names of three users whose shards are their own.</summary>
    internal static IReadOnlyList<string> Users { get; } =
    [
        .. Enumerable.Range(0, Shards).Except([AuditShards.Of(UserId.House, Shards)])
            .Select(shard => Enumerable.Range(1, int.MaxValue)
                .Select(n => $"user{n}")
                .First(user => AuditShards.Of(user, Shards) == shard)),
    ];

    internal TraderClient Taker { get; }

    internal TraderClient Maker { get; }

    internal TraderClient Other { get; }

    /// <summary>The taker's buy that is in the book from the start.</summary>
    internal SentOrder Resting { get; private set; } = null!;

    /// <summary>The node that is to die.</summary>
    internal required SimulatedNode Node { get; init; }

    /// <summary>Brings money and places the first orders.</summary>
    internal static async Task<CrashScene> PrepareAsync(SimulatedNode node, IReadOnlyList<TraderClient> traders)
    {
        var scene = new CrashScene(traders) { Node = node };
        await scene.Taker.TransferAsync(Asset.Usd, 100_000_000_000, isWithdrawal: false);
        foreach (var trader in traders)
            await trader.TransferAsync(Asset.Btc, 1_000_000_000, isWithdrawal: false);
        await scene.Maker.PlaceAsync(Limit(OrderSide.Sell, 10_000, 20_000));
        await scene.Other.PlaceAsync(Limit(OrderSide.Sell, 10_025, 20_000));
        scene.Resting = await scene.Taker.PlaceAsync(Limit(OrderSide.Buy, 9_900, 10_000));
        return scene;
    }

    /// <summary>A point's name with the scene's users and shards.</summary>
    internal static string NameOf(string point)
    {
        foreach (var (role, user) in ((string[])["taker", "maker", "other"]).Zip(Users))
            point = point.Replace($"{{{role}}}", $"user/{user}", StringComparison.Ordinal)
                .Replace($"{{{role}'s}}", $"audit/{AuditShards.Of(user, Shards)}", StringComparison.Ordinal);
        return point;
    }

    /// <summary>A buy that takes all of the maker's and half of the other's.</summary>
    internal async Task TakeAsync()
    {
        var order = await Taker.PlaceAsync(Limit(OrderSide.Buy, 10_025, 30_000));
        SimulationFailedException.Unless(order.Ended is { Status: OrderStatus.Filled, FilledLots: 30_000 }, $"{order} was not filled.");
    }

    /// <summary>A market buy, for which the account asks the book what it will cost.</summary>
    internal async Task BuyAsync()
    {
        var buy = Limit(OrderSide.Buy, 0, 25_000) with { Type = OrderType.Market, TimeInForce = TimeInForce.ImmediateOrCancel };
        var order = await Taker.PlaceAsync(buy);
        SimulationFailedException.Unless(order.Ended is { FilledLots: 25_000 }, $"{order} was not filled.");
    }

    /// <summary>An order that waits.</summary>
    internal Task RestAsync() => Taker.PlaceAsync(Limit(OrderSide.Buy, 9_950, 7_000));

    /// <summary>An amendment that takes.</summary>
    internal Task AmendUpAsync() => Taker.AmendAsync(Resting, 10_025, 30_000);

    /// <summary>An amendment that only gives back.</summary>
    internal Task AmendDownAsync() => Taker.AmendAsync(Resting, 0, 4_000);

    internal Task CancelAsync() => Taker.CancelAsync(Resting);

    /// <summary>Somebody sells what is being cancelled.</summary>
    internal Task RaceAsync() => Task.WhenAll(CancelAsync(), Maker.PlaceAsync(Limit(OrderSide.Sell, 9_900, 6_000)));

    internal Task DepositAsync() => Taker.TransferAsync(Asset.Usd, 1_000_000, isWithdrawal: false);

    internal Task WithdrawAsync() => Taker.TransferAsync(Asset.Usd, 1_000_000, isWithdrawal: true);

    /// <summary>The taker's account is unloaded, which saves it, and called again.</summary>
    internal async Task UnloadAsync()
    {
        await TakeAsync();
        Node.Deactivate($"user/{Taker.User}");
        await CancelAsync();
    }

    /// <summary>Takes, and then places and cancels so many orders more; the account has four events of each.</summary>
    internal async Task WorkAsync(int orders)
    {
        await TakeAsync();
        await Task.WhenAll(Enumerable.Range(0, Lanes).Select(async _ =>
        {
            for (var left = orders / Lanes; left > 0; left--)
                await Taker.CancelAsync(await Taker.PlaceAsync(Limit(OrderSide.Buy, 9_000, 1_000)));
        }));
    }

    private static PlaceOrder Limit(OrderSide side, long ticks, long lots) =>
        new() { Symbol = Pair, Side = side, Type = OrderType.Limit, Ticks = ticks, Lots = lots };
}
