using System.CommandLine;
using Trading.LoadGenerator.Gateways;
using Trading.LoadGenerator.Generating;
using Trading.LoadGenerator.Messages;
using Trading.LoadGenerator.Orders;
using Trading.LoadGenerator.Replaying;
using Trading.LoadGenerator.Verifying;
using Trading.LoadGenerator.Watching;

namespace Trading.LoadGenerator;

/// <summary>The program: its commands, and how their failures end it.</summary>
internal static class LoadGeneratorProgram
{
    /// <summary>Runs a command line; returns a code of <see cref="ExitCodes"/>.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var root = new RootCommand(
            "Makes day-trading workloads, replays them against the gateway, and proves the books afterwards. " + ExitCodes.Help)
        {
            GenerateCommand.Create(),
            ReplayCommand.Create(),
            VerifyCommand.Create(),
            AuditCommand.Create(),
            SystemCommand.Create(),
            OrdersCommand.Create(),
            MessagesCommand.Create(),
            WatchCommand.Create(),
        };
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                Console.Error.WriteLine(error.Message);
            Console.Error.WriteLine("See --help.");
            return ExitCodes.Usage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (CommandFailure failure)
        {
            Console.Error.WriteLine(failure.Message);
            return failure.ExitCode;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("Interrupted.");
            return ExitCodes.Interrupted;
        }
    }
}
