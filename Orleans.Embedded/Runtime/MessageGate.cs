namespace Orleans.Embedded;

/// <summary>
/// The rule of who may run together. One message that does not interleave runs at a time, except that those that only read may run
/// together. One that always interleaves runs at once and keeps nobody waiting. In a reentrant grain all do. The others wait in the order
/// of their arrival. Used within turns only.
/// </summary>
internal sealed class MessageGate(bool isReentrant)
{
    private Message? firstWaiting;
    private Message? lastWaiting;
    private int running;
    private int runningReads;
    private int runningWrites;
    private int waitingInterleaving;

    internal bool IsIdle => running == 0 && firstWaiting is null;

    internal bool IsRunning => running > 0;

    internal bool MayRun(Message message) =>
        isReentrant || message.Interleaves || (runningWrites == 0 && (runningReads == 0 || message.IsReadOnly));

    internal void Enter(Message message)
    {
        running++;
        if (message.Interleaves)
            return;

        if (message.IsReadOnly)
            runningReads++;
        else
            runningWrites++;
    }

    internal void Leave(Message message)
    {
        running--;
        if (message.Interleaves)
            return;

        if (message.IsReadOnly)
            runningReads--;
        else
            runningWrites--;
    }

    internal void AddWaiting(Message message)
    {
        if (lastWaiting is null)
            firstWaiting = message;
        else
            lastWaiting.Next = message;

        lastWaiting = message;
        if (message.Interleaves)
            waitingInterleaving++;
    }

    /// <summary>Takes the first message out that may run now, or none.</summary>
    internal Message? TakeNextThatMayRun()
    {
        Message? previous = null;
        for (var message = firstWaiting; message is not null; previous = message, message = NextOf(message))
        {
            if (MayRun(message))
            {
                Remove(message, previous);
                return message;
            }

            // Not even a reader may run beside a writer: only what always interleaves could overtake.
            if (runningWrites > 0 && waitingInterleaving == 0)
                return null;
        }

        return null;
    }

    /// <summary>Takes all messages out that wait, in order.</summary>
    internal List<Message> TakeAllWaiting()
    {
        var all = new List<Message>();
        while (firstWaiting is { } message)
        {
            Remove(message, null);
            all.Add(message);
        }

        return all;
    }

    private static Message? NextOf(Message message) => (Message?)message.Next;

    private void Remove(Message message, Message? previous)
    {
        if (previous is null)
            firstWaiting = NextOf(message);
        else
            previous.Next = message.Next;

        if (ReferenceEquals(lastWaiting, message))
            lastWaiting = previous;

        message.Next = null;
        if (message.Interleaves)
            waitingInterleaving--;
    }
}
