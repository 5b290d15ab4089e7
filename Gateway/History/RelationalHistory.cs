using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Npgsql;
using Trading.Gateway.Exchange;
using Trading.Gateway.Settings;

namespace Trading.Gateway.History;

/// <summary>Puts the relational history into a host.</summary>
internal static class RelationalHistory
{
    private const int StatementsPreparedMax = 32;
    private const int StatementUsesMin = 2;

    /// <summary>Adds the settings and, where <c>Postgres:ConnectionString</c> is set, the exporter and the lists from the tables.</summary>
    public static void AddRelationalHistory(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<PostgresOptions>(configuration, PostgresOptions.Section);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PostgresOptions>, PostgresOptionsValidator>());
        if (string.IsNullOrEmpty(configuration.GetSection(PostgresOptions.Section)[nameof(PostgresOptions.ConnectionString)]))
            return;
        services.AddSingleton(provider => Open(provider.GetRequiredService<IOptions<PostgresOptions>>().Value.ConnectionString));
        services.AddSingleton<GrainOrderHistory>();
        services.AddSingleton<IOrderHistory, PostgresOrderHistory>();
        services.AddHostedService<HistoryExporter>();
    }

    /// <summary>Connections to the database; statements that are used again are prepared.</summary>
    internal static NpgsqlDataSource Open(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (settings.MaxAutoPrepare == 0)
            (settings.MaxAutoPrepare, settings.AutoPrepareMinUsages) = (StatementsPreparedMax, StatementUsesMin);
        return NpgsqlDataSource.Create(settings);
    }
}
