using System.Collections.Concurrent;
using Orleans.Embedded;

namespace Trading.Grains.Tests.Hosting;

/// <summary>Carries calls to grains, those of one method only when the test says so.</summary>
internal sealed class HeldCalls : ICallTransport
{
    private readonly ConcurrentQueue<Action> _held = [];
    private volatile string? _method;

    /// <summary>How many calls wait.</summary>
    public int Count => _held.Count;

    /// <summary>Calls of this method, such as <c>IBookGrain.SubmitAsync</c>, wait from now on.</summary>
    public void Hold(string method) => _method = method;

    /// <summary>What waits goes on, and nothing is held any more.</summary>
    public void LetGo()
    {
        _method = null;
        while (_held.TryDequeue(out var deliver))
            deliver();
    }

    /// <inheritdoc/>
    public void Carry(string call, Action deliver)
    {
        if (_method is { } method && call.EndsWith(method, StringComparison.Ordinal))
            _held.Enqueue(deliver);
        else
            deliver();
    }
}
