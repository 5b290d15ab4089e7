namespace Trading.Exchange;

/// <summary>A user as a book knows it: how far the two streams between them are, and what the user has not made durable yet.</summary>
internal sealed class BookMember(string user, int index)
{
    private readonly Queue<KeptEvent> _kept = new();

    /// <summary>The user.</summary>
    public string User => user;

    /// <summary>Its number among the book's members; the owner of its orders in the order book.</summary>
    public int Index => index;

    /// <summary>The last command executed.</summary>
    public long LastCommand { get; set; }

    /// <summary>The last event told.</summary>
    public long LastEvent { get; private set; }

    /// <summary>The last event that is durable with the user.</summary>
    public long Acknowledged { get; private set; }

    /// <summary>Open orders: the number in the book by that of the command that placed them.</summary>
    public Dictionary<long, long> Orders { get; } = [];

    /// <summary>Events that are not durable with the user, oldest first.</summary>
    public IReadOnlyCollection<KeptEvent> Kept => _kept;

    /// <summary>Adds an event, which gets the next number.</summary>
    /// <param name="e">The event.</param>
    /// <param name="entry">The entry of the book's journal that it follows from.</param>
    public void Tell(in BookEvent e, long entry) => _kept.Enqueue(new KeptEvent(e with { Number = ++LastEvent }, entry));

    /// <summary>Forgets what the user has made durable.</summary>
    public void Acknowledge(long number)
    {
        Acknowledged = Math.Max(Acknowledged, Math.Min(number, LastEvent));
        while (_kept.TryPeek(out var first) && first.Event.Number <= Acknowledged)
            _kept.Dequeue();
    }

    /// <summary>The events after a number that follow from durable entries of the journal, at most so many.</summary>
    public BookEvent[] EventsAfter(long number, long durableEntry, int max)
    {
        if (_kept.Count == 0 || LastEvent <= number)
            return [];
        var events = new List<BookEvent>();
        foreach (var kept in _kept)
        {
            if (kept.Entry > durableEntry || events.Count == max)
                break;
            if (kept.Event.Number > number)
                events.Add(kept.Event);
        }

        return [.. events];
    }

    /// <summary>Sets what a snapshot holds; on a new member only. Kept events are told afterwards.</summary>
    public void Restore(long lastCommand, long acknowledged) =>
        (LastCommand, Acknowledged, LastEvent) = (lastCommand, acknowledged, acknowledged);

    /// <summary>An event and the entry of the book's journal that it follows from.</summary>
    internal readonly record struct KeptEvent(BookEvent Event, long Entry);
}
