using System.Diagnostics;
using Trading.Testing;

namespace Trading.EndToEnd;

/// <summary>What <c>./run</c> says of wrong arguments, before it builds anything.</summary>
public sealed class RunScriptTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData("--workload", "/nowhere/file", "/nowhere/file")]
    [InlineData("--workload", "/", "Cannot read the workload /")]
    [InlineData("--nonsense", "", "unknown option --nonsense")]
    public async Task Wrong_argument_ends_at_once_and_says_what_is_wrong(string option, string value, string message)
    {
        var start = new ProcessStartInfo(Path.Combine(Repository.Root, "run"), [option, value]) { RedirectStandardError = true };
        using var process = Process.Start(start)!;
        using var deadline = new CancellationTokenSource(Deadline);
        try
        {
            var errors = await process.StandardError.ReadToEndAsync(deadline.Token);
            await process.WaitForExitAsync(deadline.Token);
            Assert.Equal(2, process.ExitCode);
            Assert.Contains(message, errors, StringComparison.Ordinal);
        }
        finally
        {
            // The script ends the host that it may have started.
            if (!process.HasExited)
                Process.Start("kill", ["-TERM", $"{process.Id}"]).Dispose();
        }
    }
}
