namespace Trading.Exchange;

/// <summary>A user as a book knows it: how far the two streams between them are, and what the user has not made durable yet.</summary>
internal sealed class BookMember(string user, int index)
{
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

    /// <summary>Events that are not durable with the user.</summary>
    public KeptEvents Kept { get; } = new();

    /// <summary>Adds an event, which gets the next number.</summary>
    /// <param name="e">The event.</param>
    /// <param name="entry">The entry of the book's journal that it follows from.</param>
    public void Tell(in BookEvent e, long entry) => Kept.Add(e with { Number = ++LastEvent }, entry);

    /// <summary>Forgets what the user has made durable.</summary>
    public void Acknowledge(long number)
    {
        Acknowledged = Math.Max(Acknowledged, Math.Min(number, LastEvent));
        Kept.RemoveUpTo(Acknowledged);
    }

    /// <summary>Sets what a snapshot holds; on a new member only. Kept events are told afterwards.</summary>
    public void Restore(long lastCommand, long acknowledged) =>
        (LastCommand, Acknowledged, LastEvent) = (lastCommand, acknowledged, acknowledged);
}
