namespace Trading.LoadGenerator.Orders;

/// <summary>By which door a load of orders goes in.</summary>
internal enum OrderTransport
{
    /// <summary>The HTTP API.</summary>
    Http,

    /// <summary>RabbitMQ: a message for each request, and its outcome from a queue of replies.</summary>
    Queue,
}
