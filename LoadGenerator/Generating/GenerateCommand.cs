using System.CommandLine;
using System.Diagnostics;
using System.Globalization;

namespace Trading.LoadGenerator.Generating;

/// <summary>The command <c>generate</c>.</summary>
internal static class GenerateCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var users = new Option<int>("--users") { Description = "How many users.", DefaultValueFactory = _ => 1_000 };
        var commands = new Option<long>("--commands")
        {
            Description = "How many lines, the DUMPLOG at the end included.",
            DefaultValueFactory = _ => 100_000,
        };
        var symbols = new Option<int>("--symbols")
        {
            Description = "How many stock symbols, of one to three letters.",
            DefaultValueFactory = _ => 1_000,
        };
        var seed = new Option<ulong>("--seed") { Description = "The same seed gives the same file.", DefaultValueFactory = _ => 1 };
        var output = new Option<string?>("--out") { Description = "The file to write. Default: standard output." };
        var command = new Command("generate", "Makes a workload with the mix of the real ones.") { users, commands, symbols, seed, output };
        command.SetAction(parsed => Run(
            new GeneratorOptions(parsed.GetValue(users), parsed.GetValue(commands), parsed.GetValue(symbols), parsed.GetValue(seed)),
            parsed.GetValue(output)));
        return command;
    }

    private static int Run(GeneratorOptions options, string? path)
    {
        options.Validate();
        var started = Stopwatch.GetTimestamp();
        try
        {
            using var output = path is null
                ? Console.OpenStandardOutput()
                : new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
            WorkloadGenerator.Write(output, options);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CommandFailure.Usage($"Cannot write {path ?? "to standard output"}: {e.Message}");
        }

        if (path is not null)
        {
            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{path}: {options.Commands:N0} commands by {options.Users:N0} users on {options.Symbols:N0} symbols, "
                + $"seed {options.Seed}, in {seconds:0.00} s"));
        }

        return ExitCodes.Success;
    }
}
