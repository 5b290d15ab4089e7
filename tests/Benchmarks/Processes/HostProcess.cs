using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Trading.Benchmarks.Processes;

/// <summary>
/// The real host in a process of its own, on free ports, with a quote server that answers at once. Killed where it still runs at the end.
/// </summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartDeadline = TimeSpan.FromSeconds(120);

    private readonly Process _process;
    private readonly StringBuilder _errors = new();
    private readonly long _startedAt = Stopwatch.GetTimestamp();

    private bool _mayEnd;

    private HostProcess(string data, string[] settings)
    {
        Data = data;
        string[] arguments =
        [
            BuiltPrograms.Silo, $"--Data:Path={data}", "--Urls=http://127.0.0.1:0", "--Tcp:Listen=127.0.0.1:0", "--Quotes:Delays=none",
            .. settings,
        ];
        _process = Process.Start(new ProcessStartInfo("dotnet", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _process.ErrorDataReceived += (_, line) => _errors.AppendLine(line.Data);
        _process.BeginErrorReadLine();
    }

    /// <summary>The data folder.</summary>
    public string Data { get; }

    /// <summary>How long it took from the start of the process until it said that its doors are open.</summary>
    public TimeSpan ReadyTime { get; private set; }

    /// <summary>How long ago the process was started.</summary>
    public TimeSpan Age => Stopwatch.GetElapsedTime(_startedAt);

    /// <summary>Resident memory now, in bytes.</summary>
    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>The time of all cores that it has used.</summary>
    public TimeSpan CpuTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Where the HTTP door is.</summary>
    public Uri Address
    {
        get
        {
            using var doors = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Data, "gateway.json")));
            return new Uri(doors.RootElement.GetProperty("http").GetString()!);
        }
    }

    /// <summary>The most resident memory so far, in bytes.</summary>
    public long ResidentBytesMax
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64;
        }
    }

    /// <summary>Starts a host; returns when its doors are open.</summary>
    public static async Task<HostProcess> StartAsync(string data, CancellationToken cancellation, params string[] settings)
    {
        Directory.CreateDirectory(data);
        // What a killed host left must not be taken for this one's doors.
        File.Delete(Path.Combine(data, "gateway.json"));
        var host = new HostProcess(data, settings);
        try
        {
            await host.WaitUntilReadyAsync(cancellation);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>A client of the HTTP door with the service token.</summary>
    public HttpClient CreateClient()
    {
        var client = new HttpClient
        {
            BaseAddress = Address,
            Timeout = Timeout.InfiniteTimeSpan,
        };
        var token = File.ReadAllText(Path.Combine(Data, "secrets", "service-token")).Trim();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>SIGKILL: nothing is written any more.</summary>
    public async Task KillAsync()
    {
        _mayEnd = true;
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>SIGTERM, and waits for the end.</summary>
    public async Task StopAsync(CancellationToken cancellation)
    {
        _mayEnd = true;
        using var term = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync(cancellation);
        if (_process.ExitCode != 0)
            throw new ProcessFailedException($"The host ended with code {_process.ExitCode}: {_errors}");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_process.HasExited && !_mayEnd)
            await Console.Error.WriteLineAsync($"The host ended by itself with code {_process.ExitCode}: {_errors}");
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }

    private async Task WaitUntilReadyAsync(CancellationToken cancellation)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(StartDeadline);
        while (await _process.StandardOutput.ReadLineAsync(deadline.Token) is { } line)
        {
            if (line != "ready")
                continue;
            ReadyTime = Age;
            return;
        }

        await _process.WaitForExitAsync(deadline.Token);
        _mayEnd = true;
        throw new ProcessFailedException($"The host ended with code {_process.ExitCode}: {_errors}");
    }
}
