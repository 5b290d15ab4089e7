using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Trading.Market;

namespace Trading.Gateway.Market;

/// <summary>
/// Counts refused messages and tells the market processor once a second, so that no grain is called for a message that is refused. What
/// was counted in the last second before a
/// crash is not told; accepted messages are counted by the processor itself and never lost. Safe for use by many threads.
/// </summary>
internal sealed class RefusalCounter(IGrainFactory grains, TimeProvider clock, ILogger<RefusalCounter> log) : IHostedService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly long[] _byFault = new long[Enum.GetValues<TradeFault>().Length];
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _lock = new();
    private long _messages;
    private Task? _telling;

    /// <summary>Counts messages, or a whole request, that were refused for one reason.</summary>
    public void Count(TradeFault fault, int messages = 1)
    {
        Interlocked.Add(ref _byFault[(int)fault], messages);
        Add(messages);
    }

    /// <summary>Counts a message with faults, each fault once.</summary>
    public void Count(IReadOnlyList<MessageProblem> problems)
    {
        var counted = 0UL;
        foreach (var problem in problems)
        {
            var bit = 1UL << (int)problem.Fault;
            if ((counted & bit) == 0)
                Interlocked.Increment(ref _byFault[(int)problem.Fault]);
            counted |= bit;
        }

        Add(1);
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Tells what is left.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        Task? telling;
        lock (_lock)
            telling = _telling;
        if (telling is not null)
            await telling.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await TellAsync();
    }

    private void Add(int messages)
    {
        if (Interlocked.Add(ref _messages, messages) != messages || _stopping.IsCancellationRequested)
            return;
        lock (_lock)
            _telling = TellLaterAsync(_telling);
    }

    private async Task TellLaterAsync(Task? before)
    {
        if (before is not null)
            await before;
        while (Interlocked.Read(ref _messages) > 0 && !_stopping.IsCancellationRequested)
        {
            await Task.Delay(Pause, clock, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!_stopping.IsCancellationRequested)
                await TellAsync();
        }
    }

    private async Task TellAsync()
    {
        var messages = Interlocked.Exchange(ref _messages, 0);
        var counts = new List<FaultCount>();
        for (var fault = 0; fault < _byFault.Length; fault++)
            if (Interlocked.Exchange(ref _byFault[fault], 0) is > 0 and var count)
                counts.Add(new FaultCount((TradeFault)fault, count));
        if (messages == 0 && counts.Count == 0)
            return;
        try
        {
            var market = grains.GetGrain<IMarketProcessorGrain>(IMarketProcessorGrain.Key);
            await market.CountRefusalsAsync(new RefusalCounts(messages, [.. counts]));
        }
        catch (Exception exception)
        {
            log.RefusalsNotTold(messages, exception);
            foreach (var count in counts)
                Interlocked.Add(ref _byFault[(int)count.Fault], count.Messages);
            Interlocked.Add(ref _messages, messages);
        }
    }
}
