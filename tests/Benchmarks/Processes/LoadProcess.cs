using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Trading.Benchmarks.Processes;

/// <summary>The load generator in a process of its own.</summary>
internal static class LoadProcess
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>
    /// Makes a workload without a dump at its end: writing the whole log is measured on its own.
    /// </summary>
    public static async Task GenerateAsync(string path, long commands, int users, int seed, CancellationToken cancellation)
    {
        await RunAsync(cancellation,
            "generate", "--commands", Text(commands + 1), "--users", Text(users), "--symbols", "500", "--seed", Text(seed), "--out", path);
        await using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        var tail = new byte[Math.Min(256, file.Length)];
        file.Seek(-tail.Length, SeekOrigin.End);
        file.ReadExactly(tail);
        var dump = tail.AsSpan().TrimEnd("\r\n"u8).LastIndexOf((byte)'\n') + 1;
        if (tail.AsSpan(dump).IndexOf("] DUMPLOG,"u8) > 0)
            file.SetLength(file.Length - tail.Length + dump);
    }

    /// <summary>Replays a workload against the host that has this data folder, and says so on the error output.</summary>
    /// <param name="workload">The file.</param>
    /// <param name="data">The host's data folder, by which its doors are found.</param>
    /// <param name="cancellation">Kills the process.</param>
    /// <param name="options">More arguments, such as <c>--quiet</c>.</param>
    public static async Task<LoadReport> ReplayAsync(string workload, string data, CancellationToken cancellation, params string[] options)
    {
        var path = $"{workload}.{Guid.NewGuid():N}.json";
        await RunAsync(cancellation, ["replay", workload, "--data", data, "--report", path, .. options]);
        var report = JsonSerializer.Deserialize<LoadReport>(await File.ReadAllBytesAsync(path, cancellation), Json)!;
        File.Delete(path);
        await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"  {report.Commands:N0} commands at {report.CommandsPerSecond:N0}/s {string.Join(' ', options)}"));
        if (report.Unresolved > 0)
            throw new ProcessFailedException($"{report.Unresolved} commands stayed without a final answer: nothing was measured.");
        return report;
    }

    /// <summary>Sends orders to the host that has this data folder, and says so on the error output.</summary>
    public static async Task<OrderLoadReport> OrdersAsync(string data, CancellationToken cancellation, params string[] options)
    {
        var path = Path.Combine(data, $"orders.{Guid.NewGuid():N}.json");
        await RunAsync(cancellation, ["orders", "--data", data, "--report", path, .. options]);
        var report = JsonSerializer.Deserialize<OrderLoadReport>(await File.ReadAllBytesAsync(path, cancellation), Json)!;
        File.Delete(path);
        await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"  {report.Requests:N0} requests at {report.PerSecond:N0}/s {string.Join(' ', options)}"));
        return report;
    }

    /// <summary>Sends trade messages to the host that has this data folder, and says so on the error output.</summary>
    public static async Task<MessageLoadReport> MessagesAsync(string data, CancellationToken cancellation, params string[] options)
    {
        var path = Path.Combine(data, $"messages.{Guid.NewGuid():N}.json");
        await RunAsync(cancellation, ["messages", "--data", data, "--report", path, "--faulty", "0", .. options]);
        var report = JsonSerializer.Deserialize<MessageLoadReport>(await File.ReadAllBytesAsync(path, cancellation), Json)!;
        File.Delete(path);
        await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"  {report.Messages:N0} messages at {report.PerSecond:N0}/s {string.Join(' ', options)}"));
        return report;
    }

    /// <summary>A number as an argument.</summary>
    public static string Text(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    private static async Task RunAsync(CancellationToken cancellation, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [BuiltPrograms.LoadGenerator, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            if (process.ExitCode != 0)
                throw new ProcessFailedException($"The load generator ended with code {process.ExitCode}:\n{await output}\n{await errors}");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }
}
