using Orleans;

namespace Trading.Exchange;

/// <summary>
/// An order book could not be reached or did not answer in time. What was asked stays asked: it is sent again until the book answers, and
/// the outcome is found under the order's id or client order id.
/// </summary>
[GenerateSerializer, Alias("order-outcome-unknown")]
public sealed class OrderOutcomeUnknownException : Exception
{
    /// <summary>Creates it.</summary>
    public OrderOutcomeUnknownException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
