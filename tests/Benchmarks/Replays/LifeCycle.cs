using System.Diagnostics;
using System.Globalization;
using System.Text;
using Trading.Benchmarks.Measuring;
using Trading.Benchmarks.Processes;

namespace Trading.Benchmarks.Replays;

/// <summary>Memory, start times and the full dump of a host that has executed one pass of the workload.</summary>
internal sealed class LifeCycle(string workload, string data, ReplaySettings settings, CancellationToken cancellation)
{
    private const int ReadBytes = 256 * 1024;
    private const long SampleBytes = 4 * 1024 * 1024;
    private const double BytesPerMB = 1_000_000;

    private readonly TextTable _starts = new("Start: from the start of the process", "", "ready", "first DISPLAY_SUMMARY");
    private readonly TextTable _memory = new("Resident memory", "", "now", "most so far");
    private readonly TextTable _dumps = new(
        "GET /api/v1/audit-log of everything", "", "bytes", "seconds", "MB/s", "memory before", "most during", "after");

    /// <summary>Measures and prints.</summary>
    public async Task MeasureAsync()
    {
        var after = string.Create(CultureInfo.InvariantCulture, $"after {settings.Commands:N0} commands");
        var user = FirstUser();
        await using (var host = await StartAsync("empty data", user))
        {
            AddMemory(host, "after the start");
            await LoadProcess.ReplayAsync(workload, data, cancellation);
            AddMemory(host, after);
            await host.KillAsync();
        }

        await using (var host = await StartAsync(after + ", killed", user))
        {
            AddMemory(host, "started again");
            await host.StopAsync(cancellation);
        }

        await using (var host = await StartAsync(after + ", stopped", user))
        {
            await DumpAsync(host, "first");
            await DumpAsync(host, "second");
        }

        _starts.Print();
        _memory.Print();
        _dumps.Print();
    }

    private async Task<HostProcess> StartAsync(string name, string user)
    {
        var host = await HostProcess.StartAsync(data, cancellation);
        using var client = host.CreateClient();
        using var line = new StringContent($"[1] DISPLAY_SUMMARY,{user}\n", Encoding.UTF8, "text/plain");
        using var answer = await client.PostAsync("/api/v1/commands", line, cancellation);
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync(cancellation);
        _starts.Add(name, Figures.Seconds(host.ReadyTime), Figures.Seconds(host.Age));
        return host;
    }

    private async Task DumpAsync(HostProcess host, string name)
    {
        using var client = host.CreateClient();
        var before = host.ResidentBytes;
        var (most, total, sampled) = (before, 0L, 0L);
        var start = Stopwatch.GetTimestamp();
        using var answer = await client.GetAsync("/api/v1/audit-log", HttpCompletionOption.ResponseHeadersRead, cancellation);
        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync(cancellation);
        var buffer = new byte[ReadBytes];
        while (await body.ReadAsync(buffer, cancellation) is > 0 and var read)
        {
            total += read;
            if (total - sampled < SampleBytes)
                continue;
            sampled = total;
            most = Math.Max(most, host.ResidentBytes);
        }

        var time = Stopwatch.GetElapsedTime(start);
        var rate = (total / BytesPerMB / time.TotalSeconds).ToString("N0", CultureInfo.InvariantCulture);
        _dumps.Add(
            name, Figures.MB(total), Figures.Seconds(time), rate, Figures.MB(before), Figures.MB(most), Figures.MB(host.ResidentBytes));
    }

    private void AddMemory(HostProcess host, string name) =>
        _memory.Add(name, Figures.MB(host.ResidentBytes), Figures.MB(host.ResidentBytesMax));

    /// <summary>The workload's first line is an ADD, which has a user.</summary>
    private string FirstUser() => File.ReadLines(workload).First().Split(',')[1].Trim();
}
