using Trading.LoadGenerator.Gateways;

namespace Trading.LoadGenerator.Messages;

/// <summary>What a load of trade messages is made of.</summary>
internal sealed record MessagesOptions
{
    /// <summary>The gateway.</summary>
    public required GatewayAddress Gateway { get; init; }

    /// <summary>How many messages in all.</summary>
    public required int Messages { get; init; }

    /// <summary>How many go in one request: 1 as an object, more as an array.</summary>
    public required int ArrayLength { get; init; }

    /// <summary>How many connections; each has one request under way.</summary>
    public required int Connections { get; init; }

    /// <summary>Messages a second by plan; 0 for a closed loop.</summary>
    public required double Rate { get; init; }

    /// <summary>The share of messages that are to be refused, 0 to 1.</summary>
    public required double FaultyShare { get; init; }

    /// <summary>How many users there are.</summary>
    public required int Users { get; init; }

    /// <summary>The seed of the messages.</summary>
    public required int Seed { get; init; }

    /// <summary>Names this run, so that the ids of its messages are none of another run's.</summary>
    public required string Run { get; init; }

    /// <summary>How long to go on without any answer.</summary>
    public required TimeSpan Patience { get; init; }

    /// <summary>How many requests that makes.</summary>
    public int Requests => (Messages + ArrayLength - 1) / ArrayLength;
}
