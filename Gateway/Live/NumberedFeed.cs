using Microsoft.Extensions.Logging;
using Orleans;

namespace Trading.Gateway.Live;

/// <summary>
/// A feed whose updates are numbered without holes. Those that come too early wait for the ones before them; where these do not come
/// within a while, the feed begins anew from a snapshot.
/// </summary>
/// <typeparam name="TObserver">What the grain calls; the feed itself must be one.</typeparam>
/// <typeparam name="TListener">Who hears of changes here, under the feed's lock.</typeparam>
/// <typeparam name="TSnapshot">What a subscription begins with.</typeparam>
/// <typeparam name="TUpdate">One update, which has one number or several that follow one another.</typeparam>
internal abstract class NumberedFeed<TObserver, TListener, TSnapshot, TUpdate>(
    string name, IGrainFactory grains, TimeProvider time, ILogger log)
    : GrainFeed<TObserver, TListener, TSnapshot>(name, grains, time, log)
    where TObserver : class, IGrainObserver
    where TListener : IFeedListener
{
    private const int HeldMax = 1_000;

    private readonly PriorityQueue<TUpdate, long> _held = new();

    /// <summary>The last number that was taken.</summary>
    public long Sequence { get; private set; }

    /// <inheritdoc/>
    protected sealed override void Begin(TSnapshot snapshot)
    {
        lock (Gate)
        {
            Sequence = SequenceOf(snapshot);
            Load(snapshot);
            foreach (var listener in Listeners)
                listener.OnRestarted();
            // Updates can overtake the snapshot that they follow.
            TakeHeld();
        }
    }

    /// <inheritdoc/>
    protected sealed override async Task ExpectAsync(TSnapshot snapshot)
    {
        if (IsBehind(snapshot))
            Begin(await ReadAsync());
    }

    /// <summary>Takes an update, and those that waited for it; holds it where it comes too early.</summary>
    protected void Offer(TUpdate update)
    {
        lock (Gate)
        {
            var (first, _) = NumbersOf(update);
            if (_held.Count < HeldMax || first <= Sequence + 1)
                _held.Enqueue(update, first);
            TakeHeld();
            if (_held.Count > 0)
                RenewNow();
        }
    }

    /// <summary>The last number that is in a snapshot.</summary>
    protected abstract long SequenceOf(TSnapshot snapshot);

    /// <summary>The first and the last number of an update.</summary>
    protected abstract (long First, long Last) NumbersOf(TUpdate update);

    /// <summary>Begins anew from a snapshot; under <see cref="GrainFeed{TObserver, TListener, TView}.Gate"/>.</summary>
    protected abstract void Load(TSnapshot snapshot);

    /// <summary>Takes the next update and tells the listeners; under <see cref="GrainFeed{TObserver, TListener, TView}.Gate"/>.</summary>
    /// <param name="update">The update.</param>
    /// <param name="known">How many numbers at its beginning are known already.</param>
    protected abstract void Take(TUpdate update, int known);

    private bool IsBehind(TSnapshot snapshot)
    {
        lock (Gate)
            return Sequence < SequenceOf(snapshot);
    }

    private void TakeHeld()
    {
        while (_held.TryPeek(out var update, out var first) && first <= Sequence + 1)
        {
            _held.Dequeue();
            var (_, last) = NumbersOf(update);
            if (last <= Sequence)
                continue;
            var known = (int)(Sequence + 1 - first);
            Sequence = last;
            Take(update, known);
        }
    }
}
