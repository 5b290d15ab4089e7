using Microsoft.Extensions.Options;
using Npgsql;

namespace Trading.Gateway.History;

/// <summary>
/// The limits of <see cref="PostgresOptions"/> that its attributes do not say. Its faults repeat no part of the connection string, which
/// may hold a password.
/// </summary>
internal sealed class PostgresOptionsValidator : IValidateOptions<PostgresOptions>
{
    private const string Fault =
        "Postgres:ConnectionString must be empty or such as Host=127.0.0.1;Port=5432;Database=trading;Username=trading;Password=….";

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, PostgresOptions options) =>
        options.ConnectionString.Length == 0 || NamesHost(options.ConnectionString)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(Fault);

    private static bool NamesHost(string connectionString)
    {
        try
        {
            return !string.IsNullOrWhiteSpace(new NpgsqlConnectionStringBuilder(connectionString).Host);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException or InvalidCastException)
        {
            return false;
        }
    }
}
