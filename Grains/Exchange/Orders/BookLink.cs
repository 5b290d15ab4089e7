namespace Trading.Exchange;

/// <summary>The two numbered streams between an account and one book: commands to it, events from it.</summary>
internal sealed class BookLink(Instrument instrument)
{
    /// <summary>The instrument.</summary>
    public Instrument Instrument => instrument;

    /// <summary>The number of the last command that was made durable here, or is about to be.</summary>
    public long LastCommand { get; set; }

    /// <summary>The number of the last event applied.</summary>
    public long LastEvent { get; set; }

    /// <summary>Commands that the book has not answered, oldest first: they are sent until it does.</summary>
    public List<BookCommand> Unanswered { get; } = [];

    /// <summary>Open orders by the number of the command that placed them.</summary>
    public Dictionary<long, Order> Orders { get; } = [];

    /// <summary>Changes of orders that the book has not answered, by the number of their command.</summary>
    public Dictionary<long, OrderChange> Changes { get; } = [];

    /// <summary>True once the book has answered a command.</summary>
    public bool IsAnswered(long number) => Unanswered.Count == 0 || Unanswered[0].Number > number;

    /// <summary>Takes an answered command, and any before it, from those that wait.</summary>
    public void Answer(long number)
    {
        var answered = 0;
        while (answered < Unanswered.Count && Unanswered[answered].Number <= number)
            answered++;
        Unanswered.RemoveRange(0, answered);
    }
}
