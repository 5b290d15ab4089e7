using System.Diagnostics;
using Trading.Testing;

namespace Trading.EndToEnd;

/// <summary>
/// The real host in a process of its own, on fixed free ports, so that it can be killed and started again for clients that go on.
/// </summary>
internal sealed class HostProcess(string dataPath, params string[] settings) : IAsyncDisposable
{
    private static readonly TimeSpan StartDeadline = TimeSpan.FromSeconds(60);

    private Process? _process;

    public int HttpPort { get; } = FreePort.Take();

    public int TcpPort { get; } = FreePort.Take();

    /// <summary>The port for other silos; of use in a build for Orleans only, like <see cref="ClusterGatewayPort"/>.</summary>
    public int SiloPort { get; } = FreePort.Take();

    public int ClusterGatewayPort { get; } = FreePort.Take();

    public string DataPath => dataPath;

    /// <summary>The process's number.</summary>
    public int Id => _process!.Id;

    /// <summary>A program with its arguments that runs the host in its own process, such as <c>env</c>; empty for none.</summary>
    public string[] Launcher { get; init; } = [];

    /// <summary>Variables of the host's environment beside those of the tests.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    public string ServiceToken => File.ReadAllText(Path.Combine(dataPath, "secrets", "service-token")).Trim();

    /// <summary>Starts the host and returns when all its doors are open.</summary>
    public async Task StartAsync()
    {
        string[] command =
        [
            .. Launcher, "dotnet",
            Programs.Silo, $"--Data:Path={dataPath}", $"--Urls=http://127.0.0.1:{HttpPort}", $"--Tcp:Listen=127.0.0.1:{TcpPort}",
            $"--Orleans:Endpoints:SiloPort={SiloPort}", $"--Orleans:Endpoints:GatewayPort={ClusterGatewayPort}", .. settings,
        ];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in Variables)
            start.Environment[name] = value;
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) => Errors = line.Data is null ? Errors : Errors + line.Data + "\n";
        _process.BeginErrorReadLine();
        using var deadline = new CancellationTokenSource(StartDeadline);
        while (await _process.StandardOutput.ReadLineAsync(deadline.Token) is { } line)
            if (line == "ready")
                return;
        await _process.WaitForExitAsync();
        throw new InvalidOperationException($"The host ended with code {_process.ExitCode}: {Errors}");
    }

    /// <summary>What the host wrote to its error output.</summary>
    public string Errors { get; private set; } = "";

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM; returns the exit code.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process!.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    /// <summary>Waits until the host has ended by itself; returns the exit code.</summary>
    public async Task<int> EndAsync()
    {
        using var deadline = new CancellationTokenSource(StartDeadline);
        await _process!.WaitForExitAsync(deadline.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
            await KillAsync();
        _process?.Dispose();
    }
}
