using System.Text;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using Trading.Accounts;

namespace Trading.Gateway.Queue;

/// <summary>A delivery from the queue, copied: what the client library gives is good during its call only.</summary>
internal sealed class QueueMessage
{
    /// <summary>The header that names the user.</summary>
    public const string UserHeader = "user";

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Copies a delivery.</summary>
    public QueueMessage(BasicDeliverEventArgs delivery)
    {
        Tag = delivery.DeliveryTag;
        IsRedelivered = delivery.Redelivered;
        Properties = new BasicProperties(delivery.BasicProperties);
        User = UserOf(Properties);
        Body = delivery.Body.ToArray();
    }

    /// <summary>The delivery's number on its channel.</summary>
    public ulong Tag { get; }

    /// <summary>True where it was delivered before, and may have been executed.</summary>
    public bool IsRedelivered { get; }

    /// <summary>The properties, as they came.</summary>
    public BasicProperties Properties { get; }

    /// <summary>Who the order is for; null where no user is named.</summary>
    public string? User { get; }

    /// <summary>The body.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    private static string? UserOf(BasicProperties properties)
    {
        if (properties.Headers is not { } headers || !headers.TryGetValue(UserHeader, out var value))
            return null;
        var user = value as string ?? (value is byte[] bytes ? TextOf(bytes) : null);
        return user is not null && UserId.IsValid(user) ? user : null;
    }

    private static string? TextOf(byte[] utf8)
    {
        try
        {
            return StrictUtf8.GetString(utf8);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
