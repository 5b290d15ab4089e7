using System.Threading.Channels;
using Trading.Accounts;
using Trading.Gateway.Commands;

namespace Trading.Gateway.Tests.Commands;

/// <summary>Keeps what a router completes, in the order in which it comes.</summary>
internal sealed class RecordingSink : IOutcomeSink
{
    private readonly Channel<CompletedCommand> _completed = Channel.CreateUnbounded<CompletedCommand>();
    private int _groups;

    public int Groups => Volatile.Read(ref _groups);

    public void Complete(ReadOnlySpan<CompletedCommand> completed)
    {
        Interlocked.Increment(ref _groups);
        foreach (var each in completed)
            _completed.Writer.TryWrite(each);
    }

    public async Task<CompletedCommand> NextAsync() => await _completed.Reader.ReadAsync().AsTask().WaitAsync(Eventually.Patience);

    /// <summary>The next commands as <c>number:status</c>.</summary>
    public async Task<string> NextAsync(int count)
    {
        var texts = new List<string>();
        for (var i = 0; i < count; i++)
        {
            var completed = await NextAsync();
            Assert.Equal(completed.Command.TransactionNum, completed.Outcome.TransactionNum);
            var refusal = completed.Outcome.Status == Status.Ok ? "" : $":{completed.Outcome.Status}";
            texts.Add($"{completed.Outcome.TransactionNum}{refusal}");
        }

        return string.Join(' ', texts);
    }

    public bool IsEmpty => !_completed.Reader.TryPeek(out _);
}
