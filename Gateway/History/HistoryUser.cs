namespace Trading.Gateway.History;

/// <summary>How far the history of one user is.</summary>
internal sealed class HistoryUser(string name)
{
    /// <summary>The user.</summary>
    public string Name => name;

    /// <summary>The number of the last event that is in the history: no event up to it is taken again.</summary>
    public long LastEvent { get; set; }

    /// <summary>Orders placed so far; the sequence of the last.</summary>
    public long Orders { get; set; }

    /// <summary>Fills so far; the sequence of the last.</summary>
    public long Fills { get; set; }
}
