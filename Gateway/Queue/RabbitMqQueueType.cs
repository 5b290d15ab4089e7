namespace Trading.Gateway.Queue;

/// <summary>The kind of the queues, where they are not there yet.</summary>
public enum RabbitMqQueueType
{
    /// <summary>On one node of the broker, on disk.</summary>
    Classic = 0,

    /// <summary>On a majority of the broker's nodes.</summary>
    Quorum = 1,
}
