using Trading.Accounts;
using Trading.Exchange;
using Trading.Grains.Tests.Hosting;
using Trading.Testing;

namespace Trading.Grains.Tests.Exchange;

/// <summary>A silo with the default instruments, and short words for what traders do.</summary>
internal sealed class ExchangeRig : IAsyncDisposable
{
    public const string Pair = "BTC-USD";
    public const long Dollar = 1_000_000;
    public const long Bitcoin = 100_000_000;

    private readonly TemporaryFolder _folder;
    private TestSilo _silo;
    private int _transfers;

    private ExchangeRig(TemporaryFolder folder, TestSilo silo) => (_folder, _silo) = (folder, silo);

    public TestSilo Silo => _silo;

    public static async Task<ExchangeRig> StartAsync()
    {
        var folder = new TemporaryFolder();
        return new ExchangeRig(folder, await TestSilo.StartAsync(folder.Path));
    }

    public IOrderGrain Trader(string user) => _silo.Grains.GetGrain<IOrderGrain>(user);

    public IMarketGrain Market(string symbol = Pair) => _silo.Grains.GetGrain<IMarketGrain>(symbol);

    /// <summary>Stops the silo and starts another on the same data.</summary>
    public async Task RestartAsync()
    {
        await _silo.DisposeAsync();
        _silo = await TestSilo.StartAsync(_folder.Path, _silo.Clock);
    }

    public async Task DepositAsync(string user, Asset asset, long units)
    {
        var answer = await Trader(user).TransferAsync(new Transfer($"d{++_transfers}", asset, units, IsWithdrawal: false));
        Assert.Equal(ExchangeStatus.Ok, answer.Status);
    }

    /// <summary>A limit order: price in whole dollars, quantity in ten-thousandths of a bitcoin.</summary>
    public static PlaceOrder Limit(OrderSide side, long dollars, long lots, string? clientId = null) => new()
    {
        Symbol = Pair,
        Side = side,
        Type = OrderType.Limit,
        Ticks = dollars * 100,
        Lots = lots,
        ClientOrderId = clientId,
    };

    public static PlaceOrder MarketOrder(OrderSide side, long lots = 0, long dollars = 0) => new()
    {
        Symbol = Pair,
        Side = side,
        Type = OrderType.Market,
        Lots = lots,
        QuoteUnits = dollars * Dollar,
        TimeInForce = TimeInForce.ImmediateOrCancel,
    };

    public async Task<OrderInfo> PlaceAsync(string user, PlaceOrder order)
    {
        var answer = await Trader(user).PlaceAsync(order);
        Assert.Equal(ExchangeStatus.Ok, answer.Status);
        return answer.Order!;
    }

    public async Task<Balance> BalanceAsync(string user, Asset asset) =>
        (await Trader(user).GetBalancesAsync()).FirstOrDefault(b => b.Asset == asset, new Balance(asset, 0, 0));

    /// <summary>Waits until the accounts have the total that was deposited; the makers of trades hear of them a little later.</summary>
    public async Task ExpectTotalsAsync(Asset asset, long units, params string[] users)
    {
        var total = 0L;
        for (var attempt = 0; attempt < 500; attempt++)
        {
            total = 0;
            foreach (var user in users)
            {
                var balance = await BalanceAsync(user, asset);
                Assert.True(balance is { Available: >= 0, Locked: >= 0 });
                total += balance.Available + balance.Locked;
            }

            if (total == units)
                return;
            await Task.Delay(10);
        }

        Assert.Fail($"The accounts have {total} units of {asset} in all, not {units}.");
    }

    public async Task ExpectBalanceAsync(string user, Asset asset, long available, long locked)
    {
        var balance = default(Balance);
        for (var attempt = 0; attempt < 500; attempt++)
        {
            balance = await BalanceAsync(user, asset);
            if (balance == new Balance(asset, available, locked))
                return;
            await Task.Delay(10);
        }

        Assert.Equal(new Balance(asset, available, locked), balance);
    }

    public async ValueTask DisposeAsync()
    {
        await _silo.DisposeAsync();
        _folder.Dispose();
    }
}
