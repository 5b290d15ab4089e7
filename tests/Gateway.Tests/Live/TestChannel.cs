using System.Collections.Concurrent;
using Trading.Gateway.Live;

namespace Trading.Gateway.Tests.Live;

/// <summary>A channel whose sources the test moves. It has every symbol except <c>NONE</c>; <c>BROKEN</c> cannot be opened.</summary>
internal sealed class TestChannel(string name) : ILiveChannel
{
    private readonly ConcurrentDictionary<LiveKey, TestSource> _sources = [];
    private int _openings;

    public string Name => name;

    public bool IsPrivate { get; init; }

    public bool IsMerged { get; init; }

    public LiveSymbols Symbols { get; init; }

    public IReadOnlyList<string> Intervals { get; init; } = [];

    /// <summary>False where the topics number what is published.</summary>
    public bool IsNumbered { get; init; } = true;

    /// <summary>How many topics were opened.</summary>
    public int Openings => Volatile.Read(ref _openings);

    /// <summary>The source of a topic that has been subscribed to.</summary>
    public TestSource this[string symbol, string interval = "", string user = ""] => _sources[new LiveKey(name, symbol, interval, user)];

    public ValueTask<ILiveSource?> OpenAsync(LiveTopic topic, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _openings);
        if (topic.Key.Symbol == "BROKEN")
            throw new IOException("The channel is away.");
        return ValueTask.FromResult<ILiveSource?>(
            topic.Key.Symbol == "NONE" ? null : _sources[topic.Key] = new TestSource(topic, IsNumbered));
    }
}
