using System.Threading.Channels;
using Trading.Gateway.Commands;

namespace Trading.Gateway.Tests.Commands;

/// <summary>
/// Plays the dump of the audit log: every dump waits until the test ends it. Names that start with a dot are not allowed.
/// </summary>
internal sealed class ScriptedDump : IAuditDump
{
    private readonly Channel<(string? User, string FileName, TaskCompletionSource<DumpResult> Answer)> _dumps =
        Channel.CreateUnbounded<(string?, string, TaskCompletionSource<DumpResult>)>();

    public bool IsAllowed(string fileName) => !fileName.StartsWith('.');

    public Task<DumpResult> DumpAsync(string? user, string fileName, CancellationToken cancellation)
    {
        var answer = new TaskCompletionSource<DumpResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        _dumps.Writer.TryWrite((user, fileName, answer));
        return answer.Task.WaitAsync(cancellation);
    }

    public async Task<(string? User, string FileName, TaskCompletionSource<DumpResult> Answer)> NextAsync() =>
        await _dumps.Reader.ReadAsync().AsTask().WaitAsync(Eventually.Patience);
}
