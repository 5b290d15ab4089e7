namespace Trading.Exchange;

/// <summary>
/// The last amendments whose requests had ids, so that one that comes again is known; the oldest of too many are forgotten.
/// </summary>
internal sealed class AmendMemory
{
    /// <summary>How many are remembered; a queue has fewer of one user under way.</summary>
    public const int Capacity = 1_000;

    private readonly Dictionary<string, KnownAmend> _byId = new(StringComparer.Ordinal);
    private readonly Queue<KnownAmend> _inOrder = new();

    /// <summary>How many are remembered now.</summary>
    public int Count => _inOrder.Count;

    /// <summary>The amendment of a request, or null.</summary>
    public KnownAmend? Find(string requestId) => _byId.GetValueOrDefault(requestId);

    /// <summary>Remembers one.</summary>
    public void Add(KnownAmend amend)
    {
        _byId.Add(amend.Decided.RequestId, amend);
        _inOrder.Enqueue(amend);
        if (_inOrder.Count > Capacity)
            _byId.Remove(_inOrder.Dequeue().Decided.RequestId);
    }

    /// <summary>The book refused a command.</summary>
    public void Refuse(Guid orderId, long command, ExchangeStatus status)
    {
        foreach (var amend in _inOrder)
            if (amend.Decided.Command == command && amend.Decided.OrderId == orderId)
                amend.Status = status;
    }

    /// <summary>Writes everything for the account's snapshot.</summary>
    public void Save(BinaryWriterOver output)
    {
        output.Unsigned((ulong)_inOrder.Count);
        foreach (var amend in _inOrder)
            ExchangeForms.Write(output, amend.Decided with { Status = amend.Status });
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public void Load(ref BinaryReaderOver input)
    {
        for (var left = input.Count(Capacity); left > 0; left--)
            Add(new KnownAmend(ExchangeForms.ReadAmendDecided(ref input)));
    }
}
