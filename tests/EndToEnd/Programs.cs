using System.Diagnostics;

namespace Trading.EndToEnd;

/// <summary>The programs under test, as they were built beside the tests.</summary>
internal static class Programs
{
    public static string Silo { get; } = Path.Combine(AppContext.BaseDirectory, "Silo.dll");

    public static string LoadGenerator { get; } = Path.Combine(AppContext.BaseDirectory, "LoadGenerator.dll");

    /// <summary>Whether this is a build with -p:GrainRuntime=Orleans, which can make a cluster.</summary>
    public static bool AreBuiltForOrleans { get; } = File.Exists(Path.Combine(AppContext.BaseDirectory, "Orleans.Runtime.dll"));

    /// <summary>Runs the load generator to its end; fails with all it printed where its exit code is another than 0.</summary>
    public static async Task<string> LoadAsync(params string[] arguments)
    {
        using var process = StartLoad(arguments);
        return await FinishAsync(process);
    }

    /// <summary>Starts the load generator.</summary>
    public static Process StartLoad(params string[] arguments) =>
        Process.Start(
            new ProcessStartInfo("dotnet", [LoadGenerator, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;

    /// <summary>Waits for the load generator's end; fails with all it printed where its exit code is another than 0.</summary>
    public static async Task<string> FinishAsync(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"exit code {process.ExitCode}\n{await output}\n{await errors}");
        return await output;
    }
}
