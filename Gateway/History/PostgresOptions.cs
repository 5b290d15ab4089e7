using System.ComponentModel.DataAnnotations;

namespace Trading.Gateway.History;

/// <summary>Settings of the relational history, section <c>Postgres</c> (exchange.md, "Relational history").</summary>
public sealed class PostgresOptions
{
    /// <summary>The name of the configuration section.</summary>
    public const string Section = "Postgres";

    /// <summary>
    /// The database, as Npgsql writes it: <c>Host=…;Database=…;Username=…;Password=…</c>. Empty: there is no relational history.
    /// </summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>The most connections that write at the same time, 1 to 64.</summary>
    [Range(1, 64)]
    public int WritersMax { get; set; } = 4;

    /// <summary>How often a shard of the journal is asked for what is new while nothing is; 10 ms to 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan PollPeriod { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest pause before another attempt while the database is away; 100 ms to 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan PauseMax { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a list waits for the database before the accounts alone answer it; 10 ms to 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan ReadTimeout { get; set; } = TimeSpan.FromSeconds(2);
}
