using Npgsql;
using Trading.Exchange;
using static Trading.Gateway.History.HistoryColumns;

namespace Trading.Gateway.History;

/// <summary>
/// The statements that write rows: one for each table however many rows there are, and harmless where rows are there already.
/// </summary>
internal static class HistoryRows
{
    /// <summary>Instruments that accounts met.</summary>
    public static NpgsqlBatchCommand Insert(IReadOnlyCollection<Instrument> instruments) => new(
        """
        insert into instruments (symbol, base, quote, tick, lot, tick_lot_units)
        select * from unnest($1::text[], $2::text[], $3::text[], $4::numeric[], $5::numeric[], $6::bigint[])
        on conflict do nothing
        """)
    {
        Parameters =
        {
            Of(instruments, i => i.Symbol),
            Of(instruments, i => i.Base.ToString()),
            Of(instruments, i => i.Quote.ToString()),
            Of(instruments, i => i.Tick),
            Of(instruments, i => i.Lot),
            Of(instruments, i => i.TickLotUnits),
        },
    };

    /// <summary>How far users are.</summary>
    public static NpgsqlBatchCommand Upsert(IReadOnlyCollection<HistoryUser> users) => new(
        """
        insert into history_users (user_id, last_event, orders, fills)
        select * from unnest($1::text[], $2::bigint[], $3::bigint[], $4::bigint[])
        on conflict (user_id) do update set last_event = excluded.last_event, orders = excluded.orders, fills = excluded.fills
        """)
    {
        Parameters = { Of(users, u => u.Name), Of(users, u => u.LastEvent), Of(users, u => u.Orders), Of(users, u => u.Fills) },
    };

    /// <summary>New orders.</summary>
    public static NpgsqlBatchCommand Insert(IReadOnlyCollection<HistoryOrder> orders) => new(
        """
        insert into orders (
            user_id, sequence, order_id, symbol, command, client_order_id, side, type, time_in_force, post_only, self_trade_prevention,
            ticks, lots, quote_units, status, reason, filled_lots, filled_quote, created_at, received_at, updated_at)
        select * from unnest(
            $1::text[], $2::bigint[], $3::uuid[], $4::text[], $5::bigint[], $6::text[], $7::text[], $8::text[], $9::text[], $10::boolean[],
            $11::text[], $12::bigint[], $13::bigint[], $14::bigint[], $15::text[], $16::text[], $17::bigint[], $18::bigint[],
            $19::timestamptz[], $20::timestamptz[], $21::timestamptz[])
        on conflict do nothing
        """)
    {
        Parameters =
        {
            Of(orders, o => o.Name.User),
            Of(orders, o => o.Sequence),
            Of(orders, o => o.OrderId),
            Of(orders, o => o.Name.Symbol),
            Of(orders, o => o.Name.Command),
            Of(orders, o => o.Request!.ClientOrderId),
            Of(orders, o => ExchangeWords.Sides.Of(o.Side)),
            Of(orders, o => ExchangeWords.Types.Of(o.Request!.Type)),
            Of(orders, o => ExchangeWords.TimesInForce.Of(o.Request!.TimeInForce)),
            Of(orders, o => o.Request!.IsPostOnly),
            Of(orders, o => ExchangeWords.SelfTradePreventions.Of(o.Request!.SelfTradePrevention)),
            Of(orders, o => o.Ticks),
            Of(orders, o => o.Lots),
            Of(orders, o => o.Request!.QuoteUnits),
            Of(orders, o => ExchangeWords.Statuses.Of(o.Status)),
            Of(orders, o => ExchangeWords.Reasons.Of(o.Reason)),
            Of(orders, o => o.FilledLots),
            Of(orders, o => o.FilledQuote),
            Times(orders, o => o.CreatedMs),
            Times(orders, o => o.ReceivedMs),
            Times(orders, o => o.UpdatedMs),
        },
    };

    /// <summary>Orders that changed.</summary>
    public static NpgsqlBatchCommand Update(IReadOnlyCollection<HistoryOrder> orders) => new(
        """
        update orders set
            ticks = new.ticks, lots = new.lots, status = new.status, reason = new.reason,
            filled_lots = new.filled_lots, filled_quote = new.filled_quote, received_at = new.received_at, updated_at = new.updated_at
        from unnest(
            $1::text[], $2::bigint[], $3::bigint[], $4::bigint[], $5::text[], $6::text[], $7::bigint[], $8::bigint[],
            $9::timestamptz[], $10::timestamptz[])
            as new (user_id, sequence, ticks, lots, status, reason, filled_lots, filled_quote, received_at, updated_at)
        where orders.user_id = new.user_id and orders.sequence = new.sequence
        """)
    {
        Parameters =
        {
            Of(orders, o => o.Name.User),
            Of(orders, o => o.Sequence),
            Of(orders, o => o.Ticks),
            Of(orders, o => o.Lots),
            Of(orders, o => ExchangeWords.Statuses.Of(o.Status)),
            Of(orders, o => ExchangeWords.Reasons.Of(o.Reason)),
            Of(orders, o => o.FilledLots),
            Of(orders, o => o.FilledQuote),
            Times(orders, o => o.ReceivedMs),
            Times(orders, o => o.UpdatedMs),
        },
    };

    /// <summary>What happened to orders.</summary>
    public static NpgsqlBatchCommand Insert(IReadOnlyCollection<OrderChange> changes) => new(
        """
        insert into order_events (user_id, number, order_sequence, kind, happened_at, ticks, lots, trade_id, reason)
        select user_id, number, order_sequence, kind, happened_at, nullif(ticks, 0), nullif(lots, 0), nullif(trade_id, 0), reason
        from unnest(
            $1::text[], $2::bigint[], $3::bigint[], $4::text[], $5::timestamptz[], $6::bigint[], $7::bigint[], $8::bigint[], $9::text[])
            as new (user_id, number, order_sequence, kind, happened_at, ticks, lots, trade_id, reason)
        on conflict do nothing
        """)
    {
        Parameters =
        {
            Of(changes, c => c.User),
            Of(changes, c => c.Number),
            Of(changes, c => c.OrderSequence),
            Of(changes, c => c.Kind),
            Times(changes, c => c.TimeMs),
            Of(changes, c => c.Ticks),
            Of(changes, c => c.Lots),
            Of(changes, c => c.TradeId),
            Of(changes, c => ExchangeWords.Reasons.Of(c.Reason)),
        },
    };

    /// <summary>What was traded.</summary>
    public static NpgsqlBatchCommand Insert(IReadOnlyCollection<OrderTrade> trades) => new(
        """
        insert into trades (
            user_id, sequence, trade_id, symbol, order_sequence, order_id, side, role, ticks, lots, notional, fee, traded_at)
        select * from unnest(
            $1::text[], $2::bigint[], $3::bigint[], $4::text[], $5::bigint[], $6::uuid[], $7::text[], $8::text[], $9::bigint[],
            $10::bigint[], $11::bigint[], $12::bigint[], $13::timestamptz[])
        on conflict do nothing
        """)
    {
        Parameters =
        {
            Of(trades, t => t.User),
            Of(trades, t => t.Fill.Sequence),
            Of(trades, t => t.Fill.Fill.TradeId),
            Of(trades, t => t.Fill.Symbol),
            Of(trades, t => t.OrderSequence),
            Of(trades, t => t.Fill.OrderId),
            Of(trades, t => ExchangeWords.Sides.Of(t.Fill.Side)),
            Of(trades, t => ExchangeWords.Roles.Of(t.Fill.Fill.Role)),
            Of(trades, t => t.Fill.Fill.Ticks),
            Of(trades, t => t.Fill.Fill.Lots),
            Of(trades, t => t.Notional),
            Of(trades, t => t.Fill.Fill.Fee),
            Times(trades, t => t.Fill.Fill.TimeMs),
        },
    };
}
