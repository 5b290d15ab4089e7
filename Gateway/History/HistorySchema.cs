using System.Globalization;
using Npgsql;

namespace Trading.Gateway.History;

/// <summary>
/// The tables, which the exporter makes itself. Each step takes the schema from one version to the next and is never changed once
/// released. Prices and quantities are whole ticks and
/// lots, money whole units; table <c>instruments</c> says how much they are.
/// </summary>
internal static class HistorySchema
{
    /// <summary>What marks the advisory locks of the history among those of others in the same database.</summary>
    public const int LockClass = 0x7261_6465;

    private const int VersionLock = -1;

    private static readonly string[] Steps =
    [
        """
        create table history_positions (
            shard integer primary key,
            chunk bigint not null,
            block integer not null);

        create table history_users (
            user_id text collate "C" primary key,
            last_event bigint not null,
            orders bigint not null,
            fills bigint not null);

        create table instruments (
            symbol text collate "C" primary key,
            base text not null,
            quote text not null,
            tick numeric not null,
            lot numeric not null,
            tick_lot_units bigint not null);
        comment on column instruments.tick is 'the step of prices: quote asset for one whole base asset';
        comment on column instruments.lot is 'the step of quantities, in whole base assets';
        comment on column instruments.tick_lot_units is 
            'what one lot costs at one tick, in units of the quote asset (10^-6 for money, 10^-8 for coins)';

        create table orders (
            user_id text collate "C" not null,
            sequence bigint not null,
            order_id uuid not null,
            symbol text collate "C" not null,
            command bigint not null,
            client_order_id text collate "C",
            side text not null,
            type text not null,
            time_in_force text not null,
            post_only boolean not null,
            self_trade_prevention text not null,
            ticks bigint not null,
            lots bigint not null,
            quote_units bigint not null,
            status text not null,
            reason text,
            filled_lots bigint not null,
            filled_quote bigint not null,
            created_at timestamptz not null,
            received_at timestamptz,
            updated_at timestamptz not null,
            primary key (user_id, sequence)) with (fillfactor = 80);
        create index orders_by_symbol on orders (user_id, symbol, sequence);
        create unique index orders_by_command on orders (user_id, symbol, command) where command > 0;
        comment on column orders.sequence is 'grows by one with each order of the user';
        comment on column orders.command is 'how the book names the order; 0 where it never went there';

        create table order_events (
            user_id text collate "C" not null,
            number bigint not null,
            order_sequence bigint not null,
            kind text not null,
            happened_at timestamptz not null,
            ticks bigint,
            lots bigint,
            trade_id bigint,
            reason text,
            primary key (user_id, number));
        comment on column order_events.number is 'the number of the event among all of the user''s';

        create table trades (
            user_id text collate "C" not null,
            sequence bigint not null,
            trade_id bigint not null,
            symbol text collate "C" not null,
            order_sequence bigint not null,
            order_id uuid not null,
            side text not null,
            role text not null,
            ticks bigint not null,
            lots bigint not null,
            notional bigint not null,
            fee bigint not null,
            traded_at timestamptz not null,
            primary key (user_id, sequence));
        create index trades_by_symbol on trades (user_id, symbol, sequence);
        create index trades_by_order on trades (user_id, order_sequence, sequence);
        comment on table trades is 'one row for each side of a trade';
        comment on column trades.sequence is 'grows by one with each fill of the user';
        comment on column trades.notional is 'price times quantity, in units of the quote asset';
        """,
        """
        create index orders_by_id on orders (user_id, order_id);
        create index orders_by_client_id on orders (user_id, client_order_id) where client_order_id is not null;
        """,
    ];

    /// <summary>Brings the tables to the version of this program, whoever else tries it at the same time.</summary>
    /// <exception cref="HistoryMismatchException">The tables are of a later version.</exception>
    public static async Task EnsureAsync(NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var version = await FindVersionAsync(connection, cancellation);
        if (version > Steps.Length)
            throw new HistoryMismatchException($"The tables are of version {version}; this program knows {Steps.Length}.");
        for (; version < Steps.Length; version++)
            await ExecuteAsync(connection, $"{Steps[version]} update history_schema set version = {version + 1}", cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private static async Task<int> FindVersionAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await ExecuteAsync(connection, $"select pg_advisory_xact_lock({LockClass}, {VersionLock})", cancellation);
        await ExecuteAsync(
            connection,
            """
            set local client_min_messages = warning;
            create table if not exists history_schema (version integer not null);
            insert into history_schema select 0 where not exists (select from history_schema)
            """,
            cancellation);
        await using var command = new NpgsqlCommand("select version from history_schema", connection);
        return Convert.ToInt32(await command.ExecuteScalarAsync(cancellation), CultureInfo.InvariantCulture);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
