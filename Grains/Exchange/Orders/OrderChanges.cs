namespace Trading.Exchange;

/// <summary>Collects what changed in an account of the exchange until it is told to those who watch it.</summary>
internal sealed class OrderChanges(Func<Asset, Balance> balanceOf, long first)
{
    private readonly List<OrderInfo> _orders = [];
    private readonly List<FillInfo> _fills = [];
    private readonly HashSet<Asset> _assets = [];

    /// <summary>The number of the last order change that was told.</summary>
    public long LastOrder { get; private set; } = first;

    /// <summary>The number of the last balance change that was told.</summary>
    public long LastBalance { get; private set; } = first;

    /// <summary>An order changed.</summary>
    public void Add(Order order) => _orders.Add(order.ToInfo());

    /// <summary>A fill came.</summary>
    public void Add(FillInfo fill) => _fills.Add(fill);

    /// <summary>A balance changed.</summary>
    public void Add(Asset asset) => _assets.Add(asset);

    /// <summary>What changed since the last call, or null where nothing did.</summary>
    public AccountUpdate? Take()
    {
        if (_orders.Count + _fills.Count + _assets.Count == 0)
            return null;
        var update = new AccountUpdate
        {
            FirstOrder = LastOrder + 1,
            Orders = [.. _orders],
            Fills = [.. _fills],
            FirstBalance = LastBalance + 1,
            Balances = [.. _assets.Select(balanceOf)],
        };
        LastOrder += _orders.Count;
        LastBalance += _assets.Count;
        _orders.Clear();
        _fills.Clear();
        _assets.Clear();
        return update;
    }
}
