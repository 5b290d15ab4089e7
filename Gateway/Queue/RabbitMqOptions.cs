using System.ComponentModel.DataAnnotations;

namespace Trading.Gateway.Queue;

/// <summary>The door for orders from RabbitMQ, section <c>RabbitMQ</c> (gateway.md, "Settings"; exchange.md, "RabbitMQ").</summary>
public sealed class RabbitMqOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "RabbitMQ";

    /// <summary>
    /// The broker, such as <c>amqp://user:password@host:5672/vhost</c>; <c>amqps</c> for TLS. Empty: the door stays shut.
    /// </summary>
    public string Uri { get; set; } = "";

    /// <summary>The queue with the orders. Made, durable, where it is not there.</summary>
    public string Queue { get; set; } = "orders";

    /// <summary>The queue for messages that are no orders. Made, durable, where it is not there.</summary>
    public string DeadLetterQueue { get; set; } = "orders.dead";

    /// <summary>The kind of queues that are made.</summary>
    public RabbitMqQueueType QueueType { get; set; } = RabbitMqQueueType.Classic;

    /// <summary>
    /// True to make the queue so that of several gateways one takes messages at a time, and the next where that one goes: the order of a
    /// user's messages is kept across gateways then, too.
    /// </summary>
    public bool SingleActiveConsumer { get; set; }

    /// <summary>The messages that may be under way; the broker holds the others back.</summary>
    [Range(1, ushort.MaxValue)]
    public int Prefetch { get; set; } = 512;
}
