using System.Collections.Immutable;
using Npgsql;
using Trading.Exchange;
using static Trading.Gateway.History.HistoryColumns;

namespace Trading.Gateway.History;

/// <summary>The statements that read lists. A page begins at a key, so that the hundredth costs what the first does.</summary>
internal static class HistoryQueries
{
    /// <summary>Of an order's fills the last ones are told: as many as the account keeps.</summary>
    private const int FillsOfOrderMax = 1_000;

    private const string OrderColumns =
        "o.sequence, order_id, symbol, client_order_id, side, type, time_in_force, post_only, self_trade_prevention, "
        + "o.ticks, o.lots, quote_units, status, reason, filled_lots, filled_quote, created_at, received_at, updated_at";

    private const string FillColumns = "f.trade_id, f.ticks, f.lots, f.fee, f.role, f.traded_at";
    private const int FirstFillColumn = 19;

    /// <summary>
    /// Orders of a user with their fills: a row for each fill, or one where there is none. One statement, so that both are of the same
    /// moment.
    /// </summary>
    public static NpgsqlCommand Orders(string user, OrderQuery query) => Page(WithFills(Condition(query), "$3"), user, query);

    /// <summary>One order of a user with its fills, in the same form; the newest, should a client have used a number again.</summary>
    public static NpgsqlCommand Order(string user, OrderKey key) => key.ClientOrderId is { } clientOrderId
        ? new(WithFills("user_id = $1 and client_order_id = $2", "1")) { Parameters = { One(user), One(clientOrderId) } }
        : new(WithFills("user_id = $1 and order_id = $2", "1")) { Parameters = { One(user), One(key.OrderId) } };

    /// <summary>Fills of a user.</summary>
    public static NpgsqlCommand Fills(string user, OrderQuery query) => Page(
        $"""
        select {FillColumns}, sequence, order_id, symbol, side from trades f where {Condition(query)} order by sequence desc limit $3
        """,
        user,
        query);

    /// <summary>Reads what <see cref="Orders"/> gives.</summary>
    public static async Task<List<OrderInfo>> ReadOrdersAsync(NpgsqlDataReader row, CancellationToken cancellation)
    {
        var orders = new List<OrderInfo>();
        var fills = new List<OrderFill>();
        while (await row.ReadAsync(cancellation))
        {
            if (orders.Count == 0 || orders[^1].Sequence != row.GetInt64(0))
            {
                TakeFills(orders, fills);
                orders.Add(ReadOrder(row));
            }

            if (!row.IsDBNull(FirstFillColumn))
                fills.Add(ReadFill(row, FirstFillColumn));
        }

        TakeFills(orders, fills);
        return orders;
    }

    /// <summary>Reads what <see cref="Fills"/> gives.</summary>
    public static async Task<List<FillInfo>> ReadFillsAsync(NpgsqlDataReader row, CancellationToken cancellation)
    {
        var fills = new List<FillInfo>();
        while (await row.ReadAsync(cancellation))
            fills.Add(new FillInfo(row.GetInt64(6), row.GetGuid(7), row.GetString(8), row.Word(9, ExchangeWords.Sides), ReadFill(row, 0)));
        return fills;
    }

    private static string WithFills(string condition, string limit) =>
        $"""
        select {OrderColumns}, {FillColumns}
        from (select * from orders where {condition} order by sequence desc limit {limit}) o
        left join lateral (
            select sequence as fill_sequence, trade_id, ticks, lots, fee, role, traded_at from trades
            where user_id = o.user_id and order_sequence = o.sequence order by sequence desc limit {FillsOfOrderMax}) f on true
        order by o.sequence desc, f.fill_sequence
        """;

    private static void TakeFills(List<OrderInfo> orders, List<OrderFill> fills)
    {
        if (fills.Count == 0)
            return;
        orders[^1] = orders[^1] with { Fills = [.. fills] };
        fills.Clear();
    }

    private static OrderInfo ReadOrder(NpgsqlDataReader row) => new()
    {
        Sequence = row.GetInt64(0),
        OrderId = row.GetGuid(1),
        Request = new PlaceOrder
        {
            Symbol = row.GetString(2),
            ClientOrderId = row.IsDBNull(3) ? null : row.GetString(3),
            Side = row.Word(4, ExchangeWords.Sides),
            Type = row.Word(5, ExchangeWords.Types),
            TimeInForce = row.Word(6, ExchangeWords.TimesInForce),
            IsPostOnly = row.GetBoolean(7),
            SelfTradePrevention = row.Word(8, ExchangeWords.SelfTradePreventions),
            Ticks = row.GetInt64(9),
            Lots = row.GetInt64(10),
            QuoteUnits = row.GetInt64(11),
        },
        Status = row.Word(12, ExchangeWords.Statuses),
        Reason = row.Word(13, ExchangeWords.Reasons),
        FilledLots = row.GetInt64(14),
        FilledQuote = row.GetInt64(15),
        CreatedMs = row.Time(16),
        ReceivedMs = row.Time(17),
        UpdatedMs = row.Time(18),
    };

    private static OrderFill ReadFill(NpgsqlDataReader row, int first) => new(
        row.GetInt64(first),
        row.GetInt64(first + 1),
        row.GetInt64(first + 2),
        row.GetInt64(first + 3),
        row.Word(first + 4, ExchangeWords.Roles),
        row.Time(first + 5));

    private static string Condition(OrderQuery query) =>
        "user_id = $1 and sequence < $2" + (query.Symbol is null ? "" : " and symbol = $4");

    private static NpgsqlCommand Page(string sql, string user, OrderQuery query)
    {
        var before = query.Before == 0 ? long.MaxValue : query.Before;
        var command = new NpgsqlCommand(sql) { Parameters = { One(user), One(before), One(query.Limit) } };
        if (query.Symbol is { } symbol)
            command.Parameters.Add(One(symbol));
        return command;
    }
}
