using System.Text;
using Npgsql;
using NpgsqlTypes;
using Trading.Exchange;

namespace Trading.Gateway.History;

/// <summary>
/// Values as they are in the tables, both ways: times as <c>timestamptz</c>, enums as the words of the other doors, columns of many rows
/// as arrays.
/// </summary>
internal static class HistoryColumns
{
    /// <summary>One value for a statement.</summary>
    public static NpgsqlParameter One<T>(T value) => new NpgsqlParameter<T> { TypedValue = value };

    /// <summary>A column of many rows.</summary>
    public static NpgsqlParameter Of<TRow, T>(IEnumerable<TRow> rows, Func<TRow, T> value) =>
        new NpgsqlParameter<T[]> { TypedValue = [.. rows.Select(value)] };

    /// <summary>A column of times; 0 is null.</summary>
    public static NpgsqlParameter Times<TRow>(IEnumerable<TRow> rows, Func<TRow, long> unixMs) => new NpgsqlParameter<DateTime?[]>
    {
        TypedValue = [.. rows.Select(row => unixMs(row) is var ms and > 0 ? DateTime.UnixEpoch.AddMilliseconds(ms) : (DateTime?)null)],
        NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz,
    };

    /// <summary>A time as Unix milliseconds; 0 for null.</summary>
    public static long Time(this NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? 0 : (row.GetDateTime(column) - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMillisecond;

    /// <summary>The value of a word; the default for null.</summary>
    /// <exception cref="HistoryMismatchException">It is no word of this version.</exception>
    public static T Word<T>(this NpgsqlDataReader row, int column, WordTable<T> words)
        where T : unmanaged, Enum
    {
        if (row.IsDBNull(column))
            return default;
        var word = row.GetString(column);
        return words.TryParse(Encoding.UTF8.GetBytes(word), out var value)
            ? value
            : throw new HistoryMismatchException($"'{word}' in column {row.GetName(column)} is not known to this version.");
    }
}
