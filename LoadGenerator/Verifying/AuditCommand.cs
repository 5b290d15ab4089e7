using System.CommandLine;

namespace Trading.LoadGenerator.Verifying;

/// <summary>The command <c>audit</c>.</summary>
internal static class AuditCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var log = new Option<string>("--log") { Description = "The dumped log.", Required = true };
        var schema = new Option<string?>("--schema") { Description = "Another schema than the project's own." };
        var command = new Command("audit", "Checks a dumped log against the schema and counts its elements by kind.") { log, schema };
        command.SetAction((parsed, cancellation) =>
            Task.Run(() => Run(parsed.GetValue(log)!, parsed.GetValue(schema), cancellation), CancellationToken.None));
        return command;
    }

    private static int Run(string path, string? schema, CancellationToken cancellation)
    {
        var elements = new long[Enum.GetValues<LogElementKind>().Length];
        try
        {
            using var log = AuditLogReader.Open(path, AuditLogSchema.Read(schema));
            while (log.TryRead(out var element))
            {
                elements[(int)element.Kind]++;
                cancellation.ThrowIfCancellationRequested();
            }
        }
        catch (DifferenceException difference)
        {
            Console.WriteLine($"DIFFERENCE at {difference.Message}");
            return ExitCodes.Difference;
        }

        VerifyReport.WriteElements(elements);
        return ExitCodes.Success;
    }
}
