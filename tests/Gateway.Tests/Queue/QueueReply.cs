using System.Text;
using System.Text.Json;
using RabbitMQ.Client.Events;

namespace Trading.Gateway.Tests.Queue;

/// <summary>An outcome as a client gets it.</summary>
internal sealed record QueueReply(string CorrelationId, int Status, string Code, JsonElement Body)
{
    public string OrderId => Body.GetProperty("orderId").GetString()!;

    public static QueueReply Of(BasicDeliverEventArgs delivery) => new(
        delivery.BasicProperties.CorrelationId!,
        (int)delivery.BasicProperties.Headers!["status"]!,
        Encoding.UTF8.GetString((byte[])delivery.BasicProperties.Headers["code"]!),
        JsonDocument.Parse(delivery.Body.ToArray()).RootElement);
}
