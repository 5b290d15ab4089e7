using System.Diagnostics;
using System.Globalization;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using Trading.Testing;

namespace Trading.Gateway.Tests.Queue;

/// <summary>
/// Debian's RabbitMQ on free ports, with data, cookie, node name and port mapper of its own. Where it is not installed
/// <see cref="Address"/> is null.
/// </summary>
public sealed class RabbitBroker : IAsyncLifetime
{
    internal const string Shared = "RabbitMQ";

    // The one in the path is for the system's own broker only: it changes the user and the folder.
    private const string Program = "/usr/lib/rabbitmq/bin/rabbitmq-server";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rabbit-");
    private readonly int _port = FreePort.Take();
    private readonly int _nodePort = FreePort.Take();
    private readonly int _mapperPort = FreePort.Take();
    private Process? _mapper;
    private Process? _broker;

    internal string? Address { get; private set; }

    private static bool IsInstalled => File.Exists(Program) && PathOf("epmd") is not null;

    internal static void SkipWhereMissing() => Skip.IfNot(IsInstalled, "There is no rabbitmq-server on this machine.");

    public async Task InitializeAsync()
    {
        if (!IsInstalled)
            return;
        Address = $"amqp://guest:guest@127.0.0.1:{_port}/";
        await File.WriteAllTextAsync(FileOf("enabled_plugins"), "[].");
        await File.WriteAllTextAsync(FileOf("rabbitmq.conf"), $"listeners.tcp.1 = 127.0.0.1:{_port}\n");
        // In the foreground, so that it ends with the test; the broker would start one that stays.
        var mapper = new ProcessStartInfo(PathOf("epmd")!, ["-port", Text(_mapperPort), "-address", "127.0.0.1"]);
        _mapper = Process.Start(mapper);
        await StartAsync();
    }

    public async Task DisposeAsync()
    {
        if (_broker is { HasExited: false })
            await KillAsync();
        if (_mapper is not null)
        {
            _mapper.Kill();
            await _mapper.WaitForExitAsync();
            _mapper.Dispose();
        }

        _folder.Delete(recursive: true);
    }

    /// <summary>SIGKILL to the broker and all its processes.</summary>
    internal async Task KillAsync()
    {
        _broker!.Kill(entireProcessTree: true);
        await _broker.WaitForExitAsync();
        _broker.Dispose();
    }

    /// <summary>Starts it on the data that are there, and waits until it lets clients in.</summary>
    internal async Task StartAsync()
    {
        var start = new ProcessStartInfo(Program) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (key, value) in Environment())
            start.Environment[key] = value;
        _broker = Process.Start(start)!;
        _broker.OutputDataReceived += (_, _) => { };
        _broker.ErrorDataReceived += (_, _) => { };
        _broker.BeginOutputReadLine();
        _broker.BeginErrorReadLine();
        var startedAt = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                await using var connection = await ConnectAsync();
                return;
            }
            catch (BrokerUnreachableException) when (
                !_broker.HasExited && TimeProvider.System.GetElapsedTime(startedAt) < Eventually.Patience)
            {
                await Task.Delay(50);
            }
        }
    }

    /// <summary>A connection of a client that is not repaired.</summary>
    internal Task<IConnection> ConnectAsync() =>
        new ConnectionFactory { Uri = new Uri(Address!), AutomaticRecoveryEnabled = false }.CreateConnectionAsync();

    private Dictionary<string, string> Environment() => new()
    {
        ["HOME"] = _folder.FullName,
        ["ERL_EPMD_PORT"] = Text(_mapperPort),
        ["RABBITMQ_NODENAME"] = $"test-{_port}@localhost",
        ["RABBITMQ_DIST_PORT"] = Text(_nodePort),
        ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-kernel inet_dist_use_interface {127,0,0,1}",
        ["RABBITMQ_CONF_ENV_FILE"] = "/dev/null",
        ["RABBITMQ_CONFIG_FILE"] = FileOf("rabbitmq.conf"),
        ["RABBITMQ_ENABLED_PLUGINS_FILE"] = FileOf("enabled_plugins"),
        ["RABBITMQ_MNESIA_BASE"] = FileOf("data"),
        ["RABBITMQ_LOG_BASE"] = FileOf("log"),
        ["RABBITMQ_LOGS"] = "-",
    };

    private string FileOf(string name) => Path.Combine(_folder.FullName, name);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? PathOf(string program) => System.Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
