using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using Trading.Exchange;
using Trading.Gateway.Exchange;

namespace Trading.Gateway.History;

/// <summary>
/// Lists from the tables, paged by the sequence of orders or fills, with what the account itself knows on top: the tables follow a little
/// later, and a list must have what was
/// acknowledged before it was asked for. While the database is away the account alone answers.
/// </summary>
internal sealed class PostgresOrderHistory(
    NpgsqlDataSource database,
    GrainOrderHistory accounts,
    IOptions<PostgresOptions> options,
    TimeProvider time,
    ILogger<PostgresOrderHistory> logger)
    : IOrderHistory
{
    private static readonly TimeSpan AwayPeriod = TimeSpan.FromSeconds(2);

    private readonly HistoryOutage _outage = new(logger);
    private long _awayUntil = long.MinValue;

    /// <inheritdoc/>
    public async Task<OrderInfo[]> GetOrdersAsync(string user, OrderQuery query, CancellationToken cancellation)
    {
        var stored = ReadAsync(HistoryQueries.Orders(user, query), HistoryQueries.ReadOrdersAsync, cancellation);
        return Merge(await accounts.GetOrdersAsync(user, query, cancellation), await stored, order => order.Sequence, query.Limit);
    }

    /// <inheritdoc/>
    public async Task<FillInfo[]> GetFillsAsync(string user, OrderQuery query, CancellationToken cancellation)
    {
        var stored = ReadAsync(HistoryQueries.Fills(user, query), HistoryQueries.ReadFillsAsync, cancellation);
        return Merge(await accounts.GetFillsAsync(user, query, cancellation), await stored, fill => fill.Sequence, query.Limit);
    }

    /// <inheritdoc/>
    public async Task<OrderInfo?> FindEndedAsync(string user, OrderKey key, CancellationToken cancellation)
    {
        var found = await ReadAsync(HistoryQueries.Order(user, key), HistoryQueries.ReadOrdersAsync, cancellation);
        // The tables follow a little later: an order that is open there only is over, and how is not known yet.
        return found is [{ Status: not (OrderStatus.New or OrderStatus.PartiallyFilled) } order] ? order : null;
    }

    /// <summary>The newest of two lists that are sorted newest first; what both have comes from the first.</summary>
    internal static T[] Merge<T>(T[] first, List<T> second, Func<T, long> sequenceOf, int limit)
    {
        var merged = new List<T>(limit);
        for (var (i, j) = (0, 0); merged.Count < limit && (i < first.Length || j < second.Count);)
        {
            var a = i < first.Length ? sequenceOf(first[i]) : long.MinValue;
            var b = j < second.Count ? sequenceOf(second[j]) : long.MinValue;
            merged.Add(a >= b ? first[i] : second[j]);
            i += a >= b ? 1 : 0;
            j += b >= a ? 1 : 0;
        }

        return [.. merged];
    }

    private async Task<List<T>> ReadAsync<T>(
        NpgsqlCommand query, Func<NpgsqlDataReader, CancellationToken, Task<List<T>>> read, CancellationToken cancellation)
    {
        await using var command = query;
        if (time.GetTimestamp() < Volatile.Read(ref _awayUntil))
            return [];
        using var deadline = new CancellationTokenSource(options.Value.ReadTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
        try
        {
            await using var connection = await database.OpenConnectionAsync(either.Token);
            command.Connection = connection;
            await using var rows = await command.ExecuteReaderAsync(either.Token);
            var list = await read(rows, either.Token);
            _outage.End();
            return list;
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested
            && e is NpgsqlException or TimeoutException or OperationCanceledException)
        {
            // The next ones need not wait to find out the same.
            Volatile.Write(ref _awayUntil, time.GetTimestamp() + (long)(AwayPeriod.TotalSeconds * time.TimestampFrequency));
            _outage.Begin(e);
            return [];
        }
    }
}
