using Npgsql;
using Trading.Audit;
using Trading.Exchange;
using Trading.Gateway.History;

namespace Trading.Gateway.Tests.History;

/// <summary>The relational history (exchange.md) on a real database and the real grains.</summary>
public sealed class RelationalHistoryTests(PostgresServer server) : IClassFixture<PostgresServer>
{
    private const string Fingerprint =
        """
        select md5(concat(
            (select string_agg(o::text, ';' order by user_id, sequence) from orders o),
            (select string_agg(e::text, ';' order by user_id, number) from order_events e),
            (select string_agg(t::text, ';' order by user_id, sequence) from trades t),
            (select string_agg(u::text, ';' order by user_id) from history_users u)))
        """;

    [SkippableFact]
    public async Task History_is_the_accounts_own_after_the_database_was_away_under_load()
    {
        await using var rig = await HistoryRig.StartAsync(await server.CreateDatabaseAsync());
        var traders = new RandomTraders(rig, 6);
        await traders.DepositAsync();
        await traders.TradeAsync(40, seed: 1);
        var trading = traders.TradeAsync(120, seed: 2);
        await server.StopAsync();
        await trading;
        await traders.TradeAsync(40, seed: 3);
        var coming = traders.TradeAsync(60, seed: 4);
        await server.StartAsync();
        await coming;
        await ExpectAccountsOwnAsync(rig, traders.Names);
    }

    [SkippableFact]
    public async Task History_is_the_accounts_own_after_the_database_was_killed_twice_under_load()
    {
        await using var rig = await HistoryRig.StartAsync(await server.CreateDatabaseAsync());
        var traders = new RandomTraders(rig, 6);
        await traders.DepositAsync();
        await rig.CatchUpAsync();
        for (var kill = 0; kill < 2; kill++)
        {
            using var killed = new CancellationTokenSource();
            var trading = traders.TradeUntilAsync(killed.Token, seed: kill);
            await rig.ExpectOrdersAsync(moreThan: 50 + await rig.AskAsync<long>("select count(*) from orders"));
            await server.KillAsync();
            await killed.CancelAsync();
            await server.StartAsync();
            await trading;
        }

        // The traders were free to do more than their accounts keep; their orders are numbered from 1, so none of the older ones is missing.
        await ExpectAccountsOwnAsync(rig, traders.Names, newest: 100);
        Assert.Equal(traders.Names.Length, await rig.AskAsync<long>("select count(distinct user_id) from orders"));
        Assert.Equal(
            0, await rig.AskAsync<long>("select count(*) from (select from orders group by user_id having count(*) <> max(sequence)) gaps"));
    }

    [SkippableFact]
    public async Task History_goes_on_after_a_restart_of_the_silo_while_the_database_was_away()
    {
        await using var rig = await HistoryRig.StartAsync(await server.CreateDatabaseAsync());
        var traders = new RandomTraders(rig, 4);
        await traders.DepositAsync();
        await traders.TradeAsync(60, seed: 1);
        await rig.CatchUpAsync();
        await server.StopAsync();
        await traders.TradeAsync(60, seed: 2);
        await rig.StopAsync();
        await rig.StartAgainAsync();
        await traders.TradeAsync(60, seed: 3);
        await server.StartAsync();
        await ExpectAccountsOwnAsync(rig, traders.Names);
    }

    [SkippableFact]
    public async Task Reading_the_journal_again_from_any_place_changes_nothing()
    {
        await using var rig = await HistoryRig.StartAsync(await server.CreateDatabaseAsync());
        var traders = new RandomTraders(rig, 4);
        await traders.DepositAsync();
        await traders.TradeAsync(100, seed: 1);
        await ExpectAccountsOwnAsync(rig, traders.Names);
        var before = await rig.AskAsync<string>(Fingerprint);
        foreach (var setBack in new[] { "chunk = 0, block = 0", "block = block / 2", "block = block - 1" })
        {
            await rig.StopAsync();
            await rig.StartAgainAsync();
            await rig.AskAsync<int>($"with back as (update history_positions set {setBack} returning 1) select 1");
            await rig.StopAsync();
            await rig.StartAgainAsync();
            await rig.CatchUpAsync();
            Assert.Equal(before, await rig.AskAsync<string>(Fingerprint));
        }
    }

    [SkippableFact]
    public async Task Two_exporters_write_every_row_once()
    {
        await using var rig = await HistoryRig.StartAsync(await server.CreateDatabaseAsync());
        using var second = rig.SecondExporter();
        await second.StartAsync(CancellationToken.None);
        var traders = new RandomTraders(rig, 6);
        await traders.DepositAsync();
        await traders.TradeAsync(100, seed: 5);
        await ExpectAccountsOwnAsync(rig, traders.Names);
        await second.StopAsync(CancellationToken.None);
        Assert.Equal(
            await rig.AskAsync<long>("select sum(fills)::bigint from history_users"),
            await rig.AskAsync<long>("select count(*) from order_events where kind = 'filled'"));
    }

    [SkippableTheory]
    [InlineData(null)]
    [InlineData("ETH-USD")]
    public async Task Pages_by_key_are_complete_and_without_repeats_beyond_what_the_account_keeps(string? symbol)
    {
        const int orders = 620;
        await using var rig = await HistoryRig.StartAsync(await server.CreateDatabaseAsync());
        await rig.DepositAsync("u", Asset.Usd, 1_000_000_000_000);
        for (var i = 1; i <= orders; i++)
        {
            var order = RandomTraders.Limit(i % 3 == 0 ? "ETH-USD" : "BTC-USD", OrderSide.Buy, 100, 1, TimeInForce.ImmediateOrCancel);
            Assert.Equal(ExchangeStatus.Ok, (await rig.Trader("u").PlaceAsync(order)).Status);
        }

        await rig.CatchUpAsync();
        var sequences = new List<long>();
        OrderInfo[] page;
        do
        {
            page = await rig.Lists.GetOrdersAsync("u", new OrderQuery(symbol, sequences.LastOrDefault(), 50), CancellationToken.None);
            sequences.AddRange(page.Select(order => order.Sequence));
        }
        while (page.Length == 50);
        Assert.Equal(Enumerable.Range(1, orders).Select(i => (long)i).Where(i => symbol is null || i % 3 == 0).Reverse(), sequences);
        var kept = await rig.Trader("u").GetOrdersAsync(new OrderQuery(null, 0, orders));
        Assert.True(kept.Length < orders, "The account kept them all: the tables were not needed.");
    }

    [SkippableFact]
    public async Task Lists_come_from_the_account_while_the_database_is_away()
    {
        await using var rig = await HistoryRig.StartAsync(await server.CreateDatabaseAsync());
        var traders = new RandomTraders(rig, 3);
        await traders.DepositAsync();
        await traders.TradeAsync(50, seed: 1);
        await server.StopAsync();
        var query = new OrderQuery(null, 0, 40);
        foreach (var name in traders.Names)
        {
            await rig.Trader(name).PlaceAsync(RandomTraders.Limit("BTC-USD", OrderSide.Buy, 100, 1));
            Assert.Equal(
                (await rig.Trader(name).GetOrdersAsync(query)).Select(order => order.Sequence),
                (await rig.Lists.GetOrdersAsync(name, query, CancellationToken.None)).Select(order => order.Sequence));
            Assert.Equal(await rig.Trader(name).GetFillsAsync(query), await rig.Lists.GetFillsAsync(name, query, CancellationToken.None));
        }
    }

    [SkippableFact]
    public async Task An_order_is_in_the_list_as_soon_as_it_was_acknowledged()
    {
        await using var rig = await HistoryRig.StartAsync(await server.CreateDatabaseAsync());
        await rig.DepositAsync("u", Asset.Usd, 1_000_000_000_000);
        await rig.CatchUpAsync();
        for (var i = 1; i <= 20; i++)
        {
            var placed = await rig.Trader("u").PlaceAsync(RandomTraders.Limit("BTC-USD", OrderSide.Buy, 100, 1));
            var listed = await rig.Lists.GetOrdersAsync("u", new OrderQuery(null, 0, 5), CancellationToken.None);
            Assert.Equal(placed.Order!.OrderId, listed[0].OrderId);
        }
    }

    [SkippableFact]
    public async Task Tables_of_another_journal_are_left_alone()
    {
        var database = await server.CreateDatabaseAsync();
        await using (var first = await HistoryRig.StartAsync(database))
        {
            await first.DepositAsync("u", Asset.Usd, 1_000_000_000_000);
            for (var i = 0; i < 5; i++)
                await first.Trader("u").PlaceAsync(RandomTraders.Limit("BTC-USD", OrderSide.Buy, 100, 1));
            await first.CatchUpAsync();
        }

        await using var other = await HistoryRig.StartAsync(database);
        var before = await other.AskAsync<string>(Fingerprint);
        var number = AuditShards.Of("u", HistoryRig.Shards);
        using var writers = new SemaphoreSlim(1);
        var shard = new ShardReader(number, other.Grains.GetGrain<IAuditGrain>(number), new HistoryStore(other.Database), writers);
        await Assert.ThrowsAsync<HistoryMismatchException>(() => shard.StepAsync(CancellationToken.None));
        Assert.Equal(before, await other.AskAsync<string>(Fingerprint));
    }

    /// <summary>The tables alone tell of every user what the account tells of the newest orders and fills.</summary>
    private static async Task ExpectAccountsOwnAsync(HistoryRig rig, string[] users, int newest = 500)
    {
        // Makers hear of trades a little later; then the tables do.
        await rig.CatchUpAsync();
        var query = new OrderQuery(null, 0, newest);
        foreach (var user in users)
        {
            var start = TimeProvider.System.GetTimestamp();
            while (!await IsAccountsOwnAsync(rig, user, query))
            {
                Assert.True(
                    TimeProvider.System.GetElapsedTime(start) < Eventually.Patience, $"The tables differ from the account of {user}.");
                await Task.Delay(20);
            }
        }
    }

    private static async Task<bool> IsAccountsOwnAsync(HistoryRig rig, string user, OrderQuery query)
    {
        var orders = await ReadAsync(rig, HistoryQueries.Orders(user, query), HistoryQueries.ReadOrdersAsync);
        var fills = await ReadAsync(rig, HistoryQueries.Fills(user, query), HistoryQueries.ReadFillsAsync);
        var ownOrders = await rig.Trader(user).GetOrdersAsync(query);
        var ownFills = await rig.Trader(user).GetFillsAsync(query);
        Assert.NotEmpty(ownOrders);
        Assert.NotEmpty(ownFills);
        return orders.Select(Bare).SequenceEqual(ownOrders.Select(Bare))
            && orders.SelectMany(order => order.Fills).SequenceEqual(ownOrders.SelectMany(order => order.Fills))
            && fills.SequenceEqual(ownFills);
    }

    private static async Task<List<T>> ReadAsync<T>(
        HistoryRig rig, NpgsqlCommand query, Func<NpgsqlDataReader, CancellationToken, Task<List<T>>> read)
    {
        await using var connection = await rig.Database.OpenConnectionAsync();
        await using var command = query;
        command.Connection = connection;
        await using var rows = await command.ExecuteReaderAsync();
        return await read(rows, CancellationToken.None);
    }

    /// <summary>Without the fills: arrays are equal only to themselves.</summary>
    private static OrderInfo Bare(OrderInfo order) => order with { Fills = [] };
}
