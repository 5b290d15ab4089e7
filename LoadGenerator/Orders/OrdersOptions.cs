using Trading.LoadGenerator.Gateways;

namespace Trading.LoadGenerator.Orders;

/// <summary>What a load of orders is made of.</summary>
internal sealed record OrdersOptions
{
    /// <summary>The gateway.</summary>
    public required GatewayAddress Gateway { get; init; }

    /// <summary>The door.</summary>
    public OrderTransport Transport { get; init; }

    /// <summary>The broker, for <see cref="OrderTransport.Queue"/>.</summary>
    public required Uri Broker { get; init; }

    /// <summary>The gateway's queue at the broker.</summary>
    public required string Queue { get; init; }

    /// <summary>The supervisor's password, for the deposits.</summary>
    public required string SupervisorPassword { get; init; }

    /// <summary>How many users.</summary>
    public required int Users { get; init; }

    /// <summary>How many requests in all.</summary>
    public required int Requests { get; init; }

    /// <summary>How many connections; a user's requests are always on one.</summary>
    public required int Connections { get; init; }

    /// <summary>Requests a second by plan; 0 for a closed loop.</summary>
    public required double Rate { get; init; }

    /// <summary>The seed of the requests, and a part of the users' names.</summary>
    public required int Seed { get; init; }

    /// <summary>The instruments.</summary>
    public required IReadOnlyList<LoadInstrument> Instruments { get; init; }

    /// <summary>How long to go on without any answer.</summary>
    public required TimeSpan Patience { get; init; }

    /// <summary>Opens a door.</summary>
    public IOrderDoor Open(CancellationToken cancellation) =>
        Transport == OrderTransport.Queue ? new QueueOrderConnection(this, cancellation) : new OrderConnection(this, cancellation);

    /// <summary>Names the users of this run: runs of one seed share them, so that a later run goes on with their accounts.</summary>
    public string NameOf(int user) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"trader{Seed}-{user}");
}
