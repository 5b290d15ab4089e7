using System.Collections.Concurrent;

namespace Trading.Gateway.Commands;

/// <summary>
/// The lanes whose next batch may start, in the order in which they asked. They wait here and not in the queue of the thread pool, where
/// what brings batches under way to their end would wait behind them all; and as long as a lane waits here, its commands join the batch.
/// </summary>
/// <param name="queue">Has a work item run on another thread, behind those that wait already; by default that of the thread pool.</param>
/// <param name="startersMax">How many threads start batches at a time; by default one for each processor.</param>
internal sealed class LaneStarts(Action<IThreadPoolWorkItem>? queue = null, int? startersMax = null) : IThreadPoolWorkItem
{
    // Between two runs of a starter the thread pool does what else there is. A run starts a share of the lanes, so that none of them waits
    // for more than some runs, however many there are and however much else there is.
    private const int RunLanesMin = 4;
    private const int RunShare = 16;

    private readonly ConcurrentQueue<CommandLane> _lanes = new();
    private readonly Action<IThreadPoolWorkItem> _queue = queue ?? (item => ThreadPool.UnsafeQueueUserWorkItem(item, preferLocal: false));
    private readonly int _startersMax = startersMax ?? Environment.ProcessorCount;
    private int _starters;

    /// <summary>Has the lane's next batch started, on another thread.</summary>
    public void Add(CommandLane lane)
    {
        _lanes.Enqueue(lane);
        AddStarter();
    }

    /// <inheritdoc/>
    void IThreadPoolWorkItem.Execute()
    {
        for (var left = Math.Max(RunLanesMin, _lanes.Count / RunShare); left > 0 && _lanes.TryDequeue(out var lane); left--)
            lane.Start();
        if (!_lanes.IsEmpty)
        {
            _queue(this);
            return;
        }

        Interlocked.Decrement(ref _starters);
        // A lane that was added since found this starter counted still.
        if (!_lanes.IsEmpty)
            AddStarter();
    }

    private void AddStarter()
    {
        var starters = Volatile.Read(ref _starters);
        while (starters < _startersMax)
        {
            var before = Interlocked.CompareExchange(ref _starters, starters + 1, starters);
            if (before == starters)
            {
                _queue(this);
                return;
            }

            starters = before;
        }
    }
}
