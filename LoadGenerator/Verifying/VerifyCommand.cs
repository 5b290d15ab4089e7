using System.CommandLine;
using Trading.LoadGenerator.Gateways;
using Trading.LoadGenerator.Workloads;

namespace Trading.LoadGenerator.Verifying;

/// <summary>The command <c>verify</c>.</summary>
internal sealed class VerifyCommand
{
    private readonly Argument<string[]> _files = new("FILE")
    {
        Description = "The replayed workload; several in the order in which they were replayed.",
        Arity = ArgumentArity.OneOrMore,
    };
    private readonly Option<string> _log = new("--log") { Description = "The dumped log.", Required = true };
    private readonly Option<string[]> _answers = new("--answers")
    {
        Description = "The answers that replay recorded: one file for each workload, in the same order.",
        DefaultValueFactory = _ => [],
    };
    private readonly Option<bool> _live = new("--live")
    {
        Description = "Compare every account with its live summary too. --http means this as well.",
    };
    private readonly Option<string?> _schema = new("--schema") { Description = "Another schema than the project's own." };
    private readonly Option<long> _since = new("--since")
    {
        Description = "Commands before this time (Unix milliseconds) need not be in a workload: the log began before the replay.",
    };
    private readonly Option<bool> _others = new("--allow-others")
    {
        Description = "Commands that are in no workload are checked, but may be in the log.",
    };
    private readonly Option<long> _tolerance = new("--tolerance")
    {
        Description = "By how many milliseconds times in the log may be off.",
        DefaultValueFactory = _ => 1_000,
    };
    private readonly GatewayArguments _gateway = new();

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var verify = new VerifyCommand();
        var command = new Command(
            "verify", "Proves a dumped log against the workload, the answers and the live accounts, with a model of its own.")
        {
            verify._files, verify._log, verify._answers, verify._live, verify._schema, verify._since, verify._others, verify._tolerance,
        };
        verify._gateway.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() => verify.RunAsync(parsed, cancellation), CancellationToken.None));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var answers = parsed.GetValue(_answers) ?? [];
        var files = parsed.GetValue(_files)!;
        if (answers.Length > files.Length)
            throw CommandFailure.Usage("There are more --answers than workloads.");
        var options = new VerifyOptions
        {
            ToleranceMs = parsed.GetValue(_tolerance),
            SinceMs = parsed.GetValue(_since),
            AllowsOthers = parsed.GetValue(_others),
        };
        var schemas = AuditLogSchema.Read(parsed.GetValue(_schema));
        using var gateway = parsed.GetValue(_live) || _gateway.NamesHttp(parsed) ? new GatewayClient(_gateway.Find(parsed)) : null;
        var reader = new WorkloadReader();
        var workloads = files.Select((file, i) => new ExpectedWorkload(
            file, reader.Read(WorkloadFile.Read(file)), i < answers.Length ? new AnswerBook(answers[i]) : null)).ToList();
        try
        {
            var verifier = new LogVerifier(workloads, options);
            using (var log = AuditLogReader.Open(parsed.GetValue(_log)!, schemas))
                verifier.Read(log, cancellation);
            if (gateway is not null)
                await new LiveCheck(gateway, verifier, schemas, TimeProvider.System).RunAsync(cancellation);
            VerifyReport.Write(verifier, workloads);
            return ExitCodes.Success;
        }
        catch (DifferenceException difference)
        {
            Console.WriteLine($"DIFFERENCE at {difference.Message}");
            return ExitCodes.Difference;
        }
        finally
        {
            workloads.ForEach(w => w.Dispose());
        }
    }
}
