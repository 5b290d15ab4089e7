namespace Trading.Gateway.Live;

/// <summary>Writes what waits for a client, many frames at a time. Belongs to one lane.</summary>
internal sealed class OutboxWriter(LiveCounters counters)
{
    private const int SparesMax = 16;

    private readonly Stack<OutboxWrite> _spares = [];
    private OutboxWrite _write = new();
    private long _frames;
    private long _bytes;
    private long _writes;

    /// <summary>
    /// Writes once: as many of the waiting frames as the buffer takes, or one that is longer than it. The write may have to wait for the
    /// client; other clients do not.
    /// </summary>
    public void Write(LiveOutbox outbox)
    {
        var length = Gather(outbox.Queue, out var alone);
        if (length == 0 && alone is null)
            return;
        outbox.HasWritten = true;
        _bytes += alone?.Bytes.Length ?? length;
        _writes++;
        try
        {
            if (_write.TryWrite(outbox, length, alone?.Bytes))
                return;
            // It is the client's until it is over.
            outbox.Waiting = _write;
            if (!_spares.TryPop(out var spare))
                spare = new OutboxWrite();
            _write = spare;
        }
        catch (Exception)
        {
            Fail(outbox);
        }
    }

    /// <summary>Ends a write that had to wait.</summary>
    public void EndWrite(LiveOutbox outbox)
    {
        var write = outbox.Waiting!;
        outbox.Waiting = null;
        try
        {
            write.End();
        }
        catch (Exception)
        {
            Fail(outbox);
        }

        if (_spares.Count < SparesMax)
            _spares.Push(write);
        else
            write.Dispose();
    }

    /// <summary>Adds what was written since the last report to the door's figures.</summary>
    public void Report()
    {
        if (_writes == 0)
            return;
        counters.CountSent(_frames, _bytes, _writes);
        _frames = 0;
        _bytes = 0;
        _writes = 0;
    }

    /// <summary>Takes frames from the queue and copies them into the buffer; or takes one that does not fit into it by itself.</summary>
    private int Gather(OutboxQueue queue, out LiveFrame? alone)
    {
        var length = 0;
        alone = null;
        while (queue.Count > 0)
        {
            var entry = queue.Peek();
            var frame = entry as LiveFrame;
            if (entry is LiveSubscription subscription)
            {
                frame = subscription.Subscribers.TakeLatest(subscription);
                if (frame is not null)
                    queue.ReplaceFirst(frame);
            }

            if (frame is not null && length + frame.Bytes.Length > OutboxWrite.BufferBytes)
            {
                if (length > 0)
                    break;
                alone = frame;
            }

            queue.RemoveFirst();
            if (frame is null)
                continue;
            _frames += frame.Frames;
            if (alone is not null)
                break;
            frame.Bytes.CopyTo(_write.Frames[length..]);
            length += frame.Bytes.Length;
        }

        return length;
    }

    // Whatever the reason is, the client cannot be told: it is cut off, and its reading side ends.
    private static void Fail(LiveOutbox outbox)
    {
        outbox.HasFailed = true;
        outbox.Queue.Clear();
        outbox.Abort();
    }
}
