namespace Trading.LoadGenerator.Orders;

/// <summary>A way to the gateway that takes one request at a time and sends it again until it has a final answer.</summary>
internal interface IOrderDoor : IAsyncDisposable
{
    /// <summary>How often a request had to be sent again.</summary>
    int Repeats { get; }

    /// <summary>Sends a request until it has a final answer.</summary>
    /// <param name="request">The request.</param>
    /// <param name="take">Takes the status and the body.</param>
    /// <returns>The HTTP status, or the one that HTTP would have.</returns>
    Task<int> SendAsync(OrderRequest request, AnswerTaker take);
}
