using RabbitMQ.Client.Events;

namespace Trading.LoadGenerator.Orders;

/// <summary>An outcome from the queue of replies, copied: what the client library gives is good during its call only.</summary>
/// <param name="CorrelationId">Of which message.</param>
/// <param name="Status">The status that HTTP would have.</param>
/// <param name="Body">The JSON.</param>
internal sealed record QueueAnswer(string? CorrelationId, int Status, byte[] Body)
{
    /// <summary>Copies a delivery; one that says no status counts as a failure inside.</summary>
    public static QueueAnswer Of(BasicDeliverEventArgs delivery) => new(
        delivery.BasicProperties.CorrelationId,
        delivery.BasicProperties.Headers?.TryGetValue("status", out var status) == true && status is int code ? code : 500,
        delivery.Body.ToArray());
}
