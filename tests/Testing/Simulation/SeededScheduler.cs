using Orleans.Embedded;

namespace Trading.Testing.Simulation;

/// <summary>
/// Runs grains and the code that calls them on one thread, in an order that a seed decides: the same seed gives the same run. At every step
/// it picks one of the turns that could run. When none could, it moves the clock to the next timer.
/// </summary>
/// <remarks>
/// Register it as the <see cref="ITurnScheduler"/>, with the same clock as the TimeProvider, and set
/// <see cref="EmbeddedGrainOptions.MaxItemsPerTurn"/> to 1 so that grains interleave at every await. A crash is simulated by throwing the
/// scheduler and the service provider away: what was under way never goes on.
/// </remarks>
public sealed class SeededScheduler(int seed, FakeTimeProvider clock) : SynchronizationContext, ITurnScheduler
{
    private const ulong FnvOffset = 14695981039346656037;
    private const ulong FnvPrime = 1099511628211;

    private readonly Lock gate = new();
    private readonly Random random = new(seed);
    private readonly List<IThreadPoolWorkItem> ready = [];
    private readonly Thread thread = Thread.CurrentThread;
    private volatile bool hasIntruder;

    private static string Advice =>
        "Look for ConfigureAwait(false), Task.Run, real input and output, and WhenAll, WhenAny or WaitAsync over tasks that run "
        + "continuations asynchronously, all of which use the thread pool.";

    /// <summary>How many steps have run.</summary>
    public long StepCount { get; private set; }

    /// <summary>
    /// A number that two runs share only if they have taken the same steps at the same times: what was ready, what was picked, and when.
    /// </summary>
    public ulong TraceHash { get; private set; } = FnvOffset;

    /// <inheritdoc/>
    public void Schedule(IThreadPoolWorkItem turn, bool isNext = false)
    {
        hasIntruder |= Thread.CurrentThread != thread;
        lock (gate)
            ready.Add(turn);
    }

    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state) => Schedule(new PostedCallback(this, d, state));

    /// <inheritdoc/>
    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Runs the code, and whatever it sets off, until it ends.</summary>
    /// <exception cref="InvalidOperationException">
    /// Nothing can go on: no turn is ready and no timer is set. Or code went on outside this thread, so that the run cannot be repeated.
    /// </exception>
    public void Run(Func<Task> code)
    {
        ArgumentNullException.ThrowIfNull(code);
        var outer = Current;
        SetSynchronizationContext(this);
        try
        {
            var task = code();
            while (!task.IsCompleted)
            {
                if (!Step() && !AdvanceToNextTimer())
                    throw new InvalidOperationException($"The simulation hangs: no turn is ready and no timer is set. {Advice}");

                if (hasIntruder)
                    throw new InvalidOperationException($"The simulation was entered from another thread. {Advice}");
            }

            task.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(outer);
        }
    }

    /// <summary>Runs one of the turns that are ready. Answers false when there is none.</summary>
    public bool Step()
    {
        if (TakeOne() is not { } turn)
            return false;

        StepCount++;
        turn.Execute();
        return true;
    }

    /// <summary>Mixes something else that happened into the <see cref="TraceHash"/>.</summary>
    public void Trace(long value) => TraceHash = unchecked((TraceHash ^ (ulong)value) * FnvPrime);

    /// <summary>Lets this much time pass at once, while nothing runs, as when a process is suspended.</summary>
    public void StandStill(TimeSpan time) => FireTimers(() => clock.Advance(time));

    private bool AdvanceToNextTimer()
    {
        var isSet = clock.NextDue is not null;
        FireTimers(() => clock.AdvanceToNextTimer());
        return isSet;
    }

    /// <summary>
    /// Without a context, code that waits for a timer goes on in a step of its own, and not in the middle of the clock's advance.
    /// </summary>
    private static void FireTimers(Action advance)
    {
        var outer = Current;
        SetSynchronizationContext(null);
        try
        {
            advance();
        }
        finally
        {
            SetSynchronizationContext(outer);
        }
    }

    private IThreadPoolWorkItem? TakeOne()
    {
        lock (gate)
        {
            if (ready.Count == 0)
                return null;

            var index = random.Next(ready.Count);
            Trace(clock.GetTimestamp());
            Trace(((long)ready.Count << 32) | (uint)index);
            var turn = ready[index];
            ready[index] = ready[^1];
            ready.RemoveAt(ready.Count - 1);
            return turn;
        }
    }

    /// <summary>Code outside grains that goes on after an await.</summary>
    private sealed class PostedCallback(SeededScheduler scheduler, SendOrPostCallback callback, object? state) : IThreadPoolWorkItem
    {
        public void Execute()
        {
            SetSynchronizationContext(scheduler);
            callback(state);
        }
    }
}
