using System.CommandLine;
using Trading.Benchmarks.Accounts;
using Trading.Benchmarks.Books;
using Trading.Benchmarks.Calls;
using Trading.Benchmarks.HotUsers;
using Trading.Benchmarks.Live;
using Trading.Benchmarks.Messages;
using Trading.Benchmarks.Orders;
using Trading.Benchmarks.Processes;
using Trading.Benchmarks.Replays;

namespace Trading.Benchmarks;

/// <summary>The program: one command for each benchmark.</summary>
internal static class BenchmarksProgram
{
    private const int Failed = 1;
    private const int Interrupted = 130;

    private static readonly TimeSpan StopTime = TimeSpan.FromSeconds(10);

    /// <summary>Runs a command line; returns the exit code: 0 where everything was measured.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var root = new RootCommand("Measures the system. Figures are only worth comparing from a machine that does nothing else.")
        {
            ReplayBenchmark.CreateCommand(),
            HotBenchmark.CreateCommand(),
            CallBenchmark.CreateCommand(),
            AccountBenchmark.CreateCommand(),
            OrderGrainsBenchmark.CreateCommand(),
            OrdersBenchmark.CreateCommand(),
            MessageGrainsBenchmark.CreateCommand(),
            BookBenchmark.CreateCommand(),
            MessagesBenchmark.CreateCommand(),
            LiveBenchmark.CreateCommand(),
            WatcherProcess.CreateCommand(),
            MarketWatchers.CreateCommand(),
        };
        try
        {
            return await root.Parse(arguments)
                .InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = StopTime });
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Interrupted.");
            return Interrupted;
        }
        catch (ProcessFailedException failure)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return Failed;
        }
    }
}
