using Trading.Exchange;

namespace Trading.Simulation.Exchange;

/// <summary>
/// A trader's client with the gateway in between. Whatever it asks for it asks for until it has an answer, by the same ids, and remembers
/// what it was told; where the simulation has it so, requests arrive twice.
/// </summary>
internal sealed class TraderClient(World world, string user)
{
    private static readonly TimeSpan PauseMax = TimeSpan.FromSeconds(2);

    private readonly Chance chance = new(world.Seed, $"client of {user}");
    private readonly List<SentOrder> orders = [];
    private readonly Dictionary<string, (Transfer Transfer, ExchangeStatus? Told)> transfers = new(StringComparer.Ordinal);

    private int amends;

    internal string User => user;

    /// <summary>All orders that it ever sent.</summary>
    internal IReadOnlyList<SentOrder> Orders => orders;

    /// <summary>All deposits and withdrawals that it ever sent, by id, and how they were last answered.</summary>
    internal IReadOnlyDictionary<string, (Transfer Transfer, ExchangeStatus? Told)> Transfers => transfers;

    /// <summary>Makes a deposit or withdrawal.</summary>
    internal Task TransferAsync(Asset asset, long units, bool isWithdrawal)
    {
        var transfer = new Transfer($"t{transfers.Count + 1}", asset, units, isWithdrawal);
        transfers.Add(transfer.Id, (transfer, null));
        return AskAsync(
            $"transfer {transfer.Id} of {units} {asset}", grain => grain.TransferAsync(transfer), answer => Hear(transfer, answer));
    }

    /// <summary>Places a new order, under a client order id.</summary>
    internal async Task<SentOrder> PlaceAsync(PlaceOrder request)
    {
        var order = new SentOrder(user, request with { ClientOrderId = $"c{orders.Count + 1}" });
        orders.Add(order);
        await RepeatAsync(order);
        return order;
    }

    /// <summary>Asks for the same order, again.</summary>
    internal Task RepeatAsync(SentOrder order) => AskAsync($"place {order}", grain => grain.PlaceAsync(order.Request), order.HearPlaced);

    internal Task CancelAsync(SentOrder order) => AskAsync($"cancel {order}", grain => grain.CancelAsync(order.Key), order.HearCancelled);

    internal Task AmendAsync(SentOrder order, long ticks, long lots)
    {
        var amend = new AmendOrder(order.Key, ticks, lots, $"a{++amends}");
        return AskAsync($"amend {order}", grain => grain.AmendAsync(amend), answer => Hear(answer.Order));
    }

    internal Task CancelAllAsync(string? symbol) => AskAsync($"cancel all of {symbol}", grain => grain.CancelAllAsync(symbol), HearAll);

    /// <summary>Looks at everything that the account shows.</summary>
    internal async Task LookAsync()
    {
        await AskAsync("look at balances", grain => grain.GetBalancesAsync(), Hear);
        await AskAsync("look at orders", grain => grain.GetOrdersAsync(new OrderQuery(null, 0, 100)), HearAll);
    }

    private void Hear(Transfer transfer, TransferAnswer answer)
    {
        SimulationFailedException.Unless(
            answer.Status is ExchangeStatus.Ok || (transfer.IsWithdrawal && answer.Status == ExchangeStatus.InsufficientFunds),
            $"{user}'s {transfer} ended as {answer.Status}.");
        if (transfers[transfer.Id].Told != ExchangeStatus.Ok)
            transfers[transfer.Id] = (transfer, answer.Status);
        Hear([answer.Balance]);
    }

    private void Hear(Balance[] balances)
    {
        foreach (var balance in balances)
            SimulationFailedException.Unless(balance is { Available: >= 0, Locked: >= 0 }, $"{user} was told of {balance}.");
    }

    private void HearAll(OrderInfo[] infos)
    {
        foreach (var info in infos)
            Hear(info);
    }

    private void Hear(OrderInfo? info)
    {
        if (info is not null && orders.Find(order => order.Request.ClientOrderId == info.Request.ClientOrderId) is { } order)
            order.Hear(info);
    }

    private async Task AskAsync<T>(string what, Func<IOrderGrain, Task<T>> ask, Action<T> hear)
    {
        while (true)
        {
            var node = await world.FindNodeAsync();
            if (chance.OneIn(world.Faults.RepeatedRequestOneIn))
                world.Spawn(() => TryAsync(node, what, ask, hear));
            if (await TryAsync(node, what, ask, hear))
                return;
            await world.Delay(chance.Delay(PauseMax));
        }
    }

    private async Task<bool> TryAsync<T>(SimulatedNode node, string what, Func<IOrderGrain, Task<T>> ask, Action<T> hear)
    {
        var call = ask(node.Grains.GetGrain<IOrderGrain>(user));
        await Task.WhenAny(call, node.Died);
        if (!call.IsCompletedSuccessfully)
        {
            world.Count("unknown outcome");
            world.Note($"{user} hears nothing of {what}: {call.Exception?.GetBaseException().Message}");
            return false;
        }

        if (chance.OneIn(world.Faults.LostAnswerOneIn))
        {
            world.Count("lost answer");
            world.Note($"{user}'s answer to {what} is lost");
            return false;
        }

        world.Note($"{user}: {what} is answered");
        hear(call.Result);
        return true;
    }
}
