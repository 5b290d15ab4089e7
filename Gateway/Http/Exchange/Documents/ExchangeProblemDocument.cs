namespace Trading.Gateway.Http.Exchange;

/// <summary>A refusal of the exchange: an error as RFC 9457 has it, with our stable code.</summary>
/// <param name="Type">A name for the kind of error: <c>urn:trading:</c> and the code.</param>
/// <param name="Title">The code in words.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">The stable code; of several faults that of the first.</param>
/// <param name="Errors">All faulty fields.</param>
/// <param name="Order">The order, where one was rejected or cannot be changed.</param>
internal sealed record ExchangeProblemDocument(
    string Type,
    string Title,
    int Status,
    string Code,
    IReadOnlyList<FieldFaultDocument>? Errors = null,
    OrderDocument? Order = null);
