using System.Text.Json;
using Trading.LoadGenerator.Tests.Replaying;
using Trading.LoadGenerator.Tests.Verifying;

namespace Trading.LoadGenerator.Tests;

public sealed class LoadGeneratorProgramTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("program").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("")]
    [InlineData("generate --users 0")]
    [InlineData("generate --users x")]
    [InlineData("generate --out /nowhere/file")]
    [InlineData("replay")]
    [InlineData("replay /nowhere/file --open")]
    [InlineData("replay FILE --open --transport smoke")]
    [InlineData("replay FILE --open --connections 0")]
    [InlineData("replay FILE --open --rate -1")]
    [InlineData("replay FILE --open --transport http --quiet")]
    [InlineData("replay FILE --open --session a,b")]
    [InlineData("replay FILE --open --answers /nowhere/file")]
    [InlineData("verify FILE")]
    [InlineData("verify FILE --log /nowhere/file")]
    [InlineData("verify FILE --log FILE --answers /nowhere/file")]
    [InlineData("audit --log FILE --schema /nowhere/file")]
    [InlineData("nonsense")]
    public async Task Wrong_arguments_and_files_end_with_2(string line) =>
        Assert.Equal(ExitCodes.Usage, await RunAsync(line.Replace("FILE", Workload(10), StringComparison.Ordinal)));

    [Theory]
    [InlineData("--help")]
    [InlineData("generate --help")]
    [InlineData("replay --help")]
    [InlineData("verify --help")]
    [InlineData("audit --help")]
    public async Task Help_ends_with_0(string line) => Assert.Equal(ExitCodes.Success, await RunAsync(line));

    [Fact]
    public async Task Generated_file_is_replayed_and_reported()
    {
        const string Dumped = """OK {"path":"/data/dumps/testLOG","elements":3}""";
        using var peer = new TestPeer { Answer = l => l.Command == "DUMPLOG" ? Dumped : "OK" };
        var (workload, report) = (Path.Combine(_folder, "w.txt"), Path.Combine(_folder, "report.json"));
        Assert.Equal(ExitCodes.Success, await RunAsync($"generate --users 5 --commands 200 --symbols 3 --seed 4 --out {workload}"));
        Assert.Equal(ExitCodes.Success, await RunAsync($"replay {workload} --tcp {peer.Address} --token token --report {report}"));
        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(report));
        Assert.Equal(199, json.RootElement.GetProperty("commands").GetInt32());
        Assert.Equal("/data/dumps/testLOG", json.RootElement.GetProperty("dumpPath").GetString());
        Assert.True(json.RootElement.GetProperty("latencyMs").GetProperty("p99").GetDouble() > 0);
    }

    [Fact]
    public async Task Refused_token_ends_with_3()
    {
        using var peer = new TestPeer();
        Assert.Equal(ExitCodes.Unreachable, await RunAsync($"replay {Workload(10)} --tcp {peer.Address} --token wrong"));
    }

    [Fact]
    public async Task Verify_and_audit_end_with_0_or_1()
    {
        var script = LogVerifierTests.RightLog();
        var (workload, log) = (Path.Combine(_folder, "w.txt"), Path.Combine(_folder, "log.xml"));
        await File.WriteAllTextAsync(workload, script.WorkloadText);
        await WriteLogAsync(script, log);
        Assert.Equal(ExitCodes.Success, await RunAsync($"audit --log {log}"));
        Assert.Equal(ExitCodes.Success, await RunAsync($"verify {workload} --log {log}"));
        await WriteLogAsync(script.Cut("<command>CANCEL_BUY<", 2), log);
        Assert.Equal(ExitCodes.Success, await RunAsync($"audit --log {log}"));
        Assert.Equal(ExitCodes.Difference, await RunAsync($"verify {workload} --log {log}"));
        await File.WriteAllTextAsync(log, "<log><userCommand/></log>");
        Assert.Equal(ExitCodes.Difference, await RunAsync($"audit --log {log}"));
    }

    private static Task<int> RunAsync(string line) =>
        LoadGeneratorProgram.RunAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static async Task WriteLogAsync(LogScript script, string path)
    {
        await using var file = File.Create(path);
        await script.Xml().CopyToAsync(file);
    }

    private string Workload(int commands)
    {
        var path = Path.Combine(_folder, "made.txt");
        File.WriteAllBytes(path, ReplayRun.Workload(commands, users: 3));
        return path;
    }
}
