using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Trading.Testing;

namespace Trading.Gateway.Tests.History;

/// <summary>
/// A PostgreSQL server with data of its own on a free port, which tests stop, kill and start. Nothing is started where it is not
/// installed.
/// </summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private static readonly string? Programs = Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin"))
            .LastOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")))
        : null;

    private readonly TemporaryFolder _folder = new();
    private readonly int _port = FreePort.Take();
    private Process? _server;
    private int _databases;

    private string Data => Path.Combine(_folder.Path, "data");

    public async Task InitializeAsync()
    {
        if (Programs is null)
            return;
        if (Environment.IsPrivilegedProcess)
            await RunAsync("chown", "postgres", _folder.Path);
        var (program, arguments) = AsOrdinaryUser("initdb", "-D", Data, "-U", "trading",
            "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        await RunAsync(program, arguments);
        await StartAsync();
    }

    public async Task DisposeAsync()
    {
        if (_server is not null)
            await KillAsync();
        _folder.Dispose();
    }

    /// <summary>Makes an empty database; the connection string. Skips the test where there is no server.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        Skip.If(Programs is null, "PostgreSQL is not installed: apt-get install postgresql");
        if (_server is null)
            await StartAsync();
        var name = $"test{++_databases}";
        await using var connection = await OpenAsync("postgres");
        await using var create = new NpgsqlCommand($"create database {name}", connection);
        await create.ExecuteNonQueryAsync();
        return ConnectionString(name);
    }

    /// <summary>
    /// Starts the server and waits until it takes connections. One that was killed may leave processes that hold it up for a moment.
    /// </summary>
    public async Task StartAsync()
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            if (_server is not { HasExited: false })
            {
                _server?.Dispose();
                var (program, arguments) = AsOrdinaryUser(
                    "postgres", "-D", Data, "-k", _folder.Path,
                    "-p", _port.ToString(CultureInfo.InvariantCulture), "-c", "listen_addresses=127.0.0.1");
                _server = Start(program, arguments);
            }

            try
            {
                await using var connection = await OpenAsync("postgres");
                return;
            }
            catch (NpgsqlException) when (TimeProvider.System.GetElapsedTime(start) < Eventually.Patience)
            {
                await Task.Delay(50);
            }
        }
    }

    /// <summary>Stops the server as an administrator would; open connections are cut.</summary>
    public async Task StopAsync()
    {
        await RunAsync("kill", "-INT", _server!.Id.ToString(CultureInfo.InvariantCulture));
        await _server.WaitForExitAsync();
        Forget();
    }

    /// <summary>Ends all its processes at once, wherever they are.</summary>
    public async Task KillAsync()
    {
        _server!.Kill(entireProcessTree: true);
        await _server.WaitForExitAsync();
        Forget();
    }

    private void Forget()
    {
        _server!.Dispose();
        _server = null;
    }

    private string ConnectionString(string database) => $"Host=127.0.0.1;Port={_port};Username=trading;Database={database};Timeout=5";

    private async Task<NpgsqlConnection> OpenAsync(string database)
    {
        var connection = new NpgsqlConnection(ConnectionString(database) + ";Pooling=false");
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>PostgreSQL refuses to run as root; Debian's package brings a user for it.</summary>
    private static (string Program, string[] Arguments) AsOrdinaryUser(string program, params string[] arguments)
    {
        var path = Path.Combine(Programs!, program);
        return Environment.IsPrivilegedProcess
            ? ("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", path, .. arguments])
            : (path, arguments);
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Start(program, arguments);
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    private static Process Start(string program, string[] arguments)
    {
        var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        })!;
        // Nobody reads what it says, but it must be able to say it.
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
