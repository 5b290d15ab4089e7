using System.Collections.Concurrent;
using Npgsql;
using Trading.Audit;
using Trading.Exchange;
using static Trading.Gateway.History.HistoryColumns;

namespace Trading.Gateway.History;

/// <summary>
/// Writes the tables. Rows, and how far the journal is read, change in one transaction: whatever ends it, they belong together.
/// </summary>
internal sealed class HistoryStore(NpgsqlDataSource database)
{
    private readonly ConcurrentDictionary<string, long> _tickLotUnits = new(StringComparer.Ordinal);

    /// <summary>How far a shard of the journal is read; its beginning where nothing is.</summary>
    public async Task<AuditPosition> ReadPositionAsync(int shard, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            with made as (insert into history_positions values ($1, 0, 0) on conflict do nothing returning chunk, block)
            select chunk, block from made union all select chunk, block from history_positions where shard = $1
            """);
        command.Parameters.Add(One(shard));
        await using var row = await command.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation) ? new AuditPosition(row.GetInt64(0), row.GetInt32(1)) : default;
    }

    /// <summary>Writes what one page of a shard tells.</summary>
    /// <param name="shard">The shard.</param>
    /// <param name="from">Where the page begins.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="entries">The page's events.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <returns>False where another process writes this shard at this moment, or the shard is no longer read up to <paramref
    /// name="from"/>; nothing was written.</returns>
    public async Task<bool> WriteAsync(
        int shard, AuditPosition from, AuditPosition to, IReadOnlyList<HistoryEntry> entries, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await LockAsync(connection, shard, entries, cancellation) is not var (position, users) || position != from)
            return false;
        HistoryEntry[] news = [.. entries.Where(entry => entry.Number > users[entry.User].LastEvent)];
        Instrument[] instruments = [.. news.Select(entry => entry.Event).OfType<InstrumentUsed>()
            .Select(used => used.Instrument).DistinctBy(instrument => instrument.Symbol)
            .OrderBy(instrument => instrument.Symbol, StringComparer.Ordinal)];
        await LearnAsync(connection, instruments, news, cancellation);
        var orders = await LoadOrdersAsync(connection, NamesOfBefore(news), cancellation);
        var fold = new HistoryFold(users, orders, _tickLotUnits);
        foreach (var entry in news)
            fold.Apply(entry);
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("update history_positions set chunk = $2, block = $3 where shard = $1")
        {
            Parameters = { One(shard), One(to.Chunk), One(to.Index) },
        });
        Add(batch, instruments, HistoryRows.Insert);
        Add(batch, fold.Placed, HistoryRows.Insert);
        Add(batch, fold.Changed, HistoryRows.Update);
        Add(batch, fold.Changes, HistoryRows.Insert);
        Add(batch, fold.Trades, HistoryRows.Insert);
        if (news.Length > 0)
            batch.BatchCommands.Add(HistoryRows.Upsert(users.Values));
        await batch.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private static void Add<T>(NpgsqlBatch batch, IReadOnlyCollection<T> rows, Func<IReadOnlyCollection<T>, NpgsqlBatchCommand> statement)
    {
        if (rows.Count > 0)
            batch.BatchCommands.Add(statement(rows));
    }

    /// <summary>
    /// Takes the shard's lock for this transaction, and reads how far the shard and its users are; null where another process has it.
    /// </summary>
    private static async Task<(AuditPosition Position, Dictionary<string, HistoryUser> Users)?> LockAsync(
        NpgsqlConnection connection, int shard, IReadOnlyList<HistoryEntry> entries, CancellationToken cancellation)
    {
        var users = entries.Select(entry => entry.User).Distinct(StringComparer.Ordinal)
            .ToDictionary(name => name, name => new HistoryUser(name), StringComparer.Ordinal);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(
            "select chunk, block from history_positions where shard = $2 and pg_try_advisory_xact_lock($1, $2) for update")
        {
            Parameters = { One(HistorySchema.LockClass), One(shard) },
        });
        batch.BatchCommands.Add(new NpgsqlBatchCommand(
            "select user_id, last_event, orders, fills from history_users where user_id = any($1)")
        {
            Parameters = { Of(users.Keys, name => name) },
        });
        await using var row = await batch.ExecuteReaderAsync(cancellation);
        if (!await row.ReadAsync(cancellation))
            return null;
        var position = new AuditPosition(row.GetInt64(0), row.GetInt32(1));
        await row.NextResultAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            var user = users[row.GetString(0)];
            (user.LastEvent, user.Orders, user.Fills) = (row.GetInt64(1), row.GetInt64(2), row.GetInt64(3));
        }

        return (position, users);
    }

    /// <summary>
    /// Learns the terms of the instruments that are traded in some events: from events, or from the table where the events were before
    /// the start of this process.
    /// </summary>
    private async Task LearnAsync(
        NpgsqlConnection connection, Instrument[] instruments, HistoryEntry[] entries, CancellationToken cancellation)
    {
        foreach (var instrument in instruments)
            _tickLotUnits[instrument.Symbol] = instrument.TickLotUnits;
        if (entries.All(entry => entry.Event is not BookTold told || _tickLotUnits.ContainsKey(told.Symbol)))
            return;
        await using var select = new NpgsqlCommand("select symbol, tick_lot_units from instruments", connection);
        await using var row = await select.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
            _tickLotUnits[row.GetString(0)] = row.GetInt64(1);
    }

    private static async Task<Dictionary<OrderName, HistoryOrder>> LoadOrdersAsync(
        NpgsqlConnection connection, HashSet<OrderName> names, CancellationToken cancellation)
    {
        var orders = new Dictionary<OrderName, HistoryOrder>(names.Count);
        if (names.Count == 0)
            return orders;
        await using var select = new NpgsqlCommand(
            """
            select
                user_id, symbol, command, sequence, order_id, side, ticks, lots, status, reason, filled_lots, filled_quote,
                received_at, updated_at
            from unnest($1::text[], $2::text[], $3::bigint[]) as name (user_id, symbol, command)
            join orders using (user_id, symbol, command)
            where command > 0
            """,
            connection)
        {
            Parameters =
            {
                Of(names, name => name.User),
                Of(names, name => name.Symbol),
                Of(names, name => name.Command),
            },
        };
        await using var row = await select.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            var order = ReadOrder(row);
            orders.Add(order.Name, order);
        }

        return orders;
    }

    /// <summary>The orders that events name and that were placed before them.</summary>
    private static HashSet<OrderName> NamesOfBefore(HistoryEntry[] entries)
    {
        var (placed, before) = (new HashSet<OrderName>(), new HashSet<OrderName>());
        foreach (var (user, _, _, change) in entries)
        {
            if (change is OrderPlaced { Request: var request, Command: var command })
            {
                placed.Add(new OrderName(user, request.Symbol, command.Number));
                continue;
            }

            var name = change switch
            {
                OrderChangeRequested requested => new OrderName(user, requested.Symbol, requested.Command.Order),
                BookTold { Event.Order: > 0 } told => new OrderName(user, told.Symbol, told.Event.Order),
                _ => default,
            };
            if (name != default && !placed.Contains(name))
                before.Add(name);
        }

        return before;
    }

    private static HistoryOrder ReadOrder(NpgsqlDataReader row) => new()
    {
        Name = new OrderName(row.GetString(0), row.GetString(1), row.GetInt64(2)),
        Sequence = row.GetInt64(3),
        OrderId = row.GetGuid(4),
        Side = row.Word(5, ExchangeWords.Sides),
        Ticks = row.GetInt64(6),
        Lots = row.GetInt64(7),
        Status = row.Word(8, ExchangeWords.Statuses),
        Reason = row.Word(9, ExchangeWords.Reasons),
        FilledLots = row.GetInt64(10),
        FilledQuote = row.GetInt64(11),
        ReceivedMs = row.Time(12),
        UpdatedMs = row.Time(13),
    };
}
