namespace Trading.Gateway.Http;

/// <summary>What has become of messages from RabbitMQ since the start.</summary>
/// <param name="Connected">Whether messages can come.</param>
/// <param name="Consumed">Messages that are done, dead ones among them.</param>
/// <param name="Dead">Messages that went to the dead-letter queue.</param>
/// <param name="Redelivered">Messages that the broker delivered before.</param>
/// <param name="Retried">How often an outcome was unknown and had to be asked for again.</param>
internal sealed record QueueFigures(bool Connected, long Consumed, long Dead, long Redelivered, long Retried);
