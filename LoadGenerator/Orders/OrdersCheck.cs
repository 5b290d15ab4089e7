using System.Text.Json;

namespace Trading.LoadGenerator.Orders;

/// <summary>
/// Checks the accounts of a load: the sum of each asset is what it was, nothing is negative, what is locked is what open orders hold, and
/// every acknowledged order is there, once.
/// </summary>
internal sealed class OrdersCheck(ExchangeClient client, OrderTrader[] traders, IReadOnlyList<LoadInstrument> instruments)
{
    private const int ListedOrders = 400;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>The sum of each asset over the users.</summary>
    public async Task<SortedDictionary<string, decimal>> SumAsync(CancellationToken cancellation)
    {
        var sums = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var chunk in traders.Chunk(32))
        {
            foreach (var balances in await Task.WhenAll(chunk.Select(t => client.GetBalancesAsync(t.Name, cancellation))))
            {
                foreach (var (asset, (available, locked)) in balances)
                {
                    if (available < 0 || locked < 0)
                        throw new DifferenceFound($"An account has {available} of {asset} available and {locked} locked.");
                    sums[asset] = sums.GetValueOrDefault(asset) + available + locked;
                }
            }
        }

        return sums;
    }

    /// <summary>Waits until the sums are what they were; fails where they do not become so.</summary>
    public async Task ExpectSumsAsync(SortedDictionary<string, decimal> before, CancellationToken cancellation)
    {
        var until = DateTime.UtcNow + Patience;
        while (true)
        {
            var after = await SumAsync(cancellation);
            if (after.SequenceEqual(before))
                return;
            if (DateTime.UtcNow > until)
                throw new DifferenceFound($"The sums were {Text(before)} and are {Text(after)}.");
            await Task.Delay(Pause, cancellation);
        }
    }

    /// <summary>Checks each user's orders and locks.</summary>
    public async Task CheckOrdersAsync(CancellationToken cancellation)
    {
        foreach (var trader in traders)
        {
            var orders = await client.GetOrdersAsync(trader.Name, cancellation);
            var listed = orders.GroupBy(o => ExchangeClient.Text(o, "clientOrderId")).ToDictionary(g => g.Key, g => g.Count());
            // Of a user with very many orders only the newest are listed for certain.
            foreach (var clientId in trader.Acknowledged.TakeLast(ListedOrders))
                if (listed.GetValueOrDefault(clientId) != 1)
                    throw new DifferenceFound(
                        $"The acknowledged order {clientId} of {trader.Name} is listed {listed.GetValueOrDefault(clientId)} times.");
            CheckLocks(trader.Name, orders, await client.GetBalancesAsync(trader.Name, cancellation));
        }
    }

    private void CheckLocks(string user, List<JsonElement> orders, Dictionary<string, (decimal Available, decimal Locked)> balances)
    {
        var held = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var order in orders.Where(o => ExchangeClient.Text(o, "status") is "New" or "PartiallyFilled"))
        {
            var instrument = instruments.First(i => i.Symbol == ExchangeClient.Text(order, "symbol"));
            var rest = ExchangeClient.Number(order, "quantity") - ExchangeClient.Number(order, "filledQuantity");
            if (ExchangeClient.Text(order, "side") == "buy")
                held[instrument.Quote] = held.GetValueOrDefault(instrument.Quote) + rest * ExchangeClient.Number(order, "price");
            else
                held[instrument.Base] = held.GetValueOrDefault(instrument.Base) + rest;
        }

        foreach (var (asset, (_, locked)) in balances)
            if (locked != held.GetValueOrDefault(asset))
                throw new DifferenceFound($"{user} has {locked} {asset} locked, and open orders hold {held.GetValueOrDefault(asset)}.");
    }

    private static string Text(SortedDictionary<string, decimal> sums) =>
        string.Join(", ", sums.Select(pair => $"{pair.Value} {pair.Key}"));
}
