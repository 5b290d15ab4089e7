namespace Trading.Gateway.Http;

/// <summary>An error as RFC 9457 has it, with our stable code.</summary>
/// <param name="Type">A name for the kind of error: <c>urn:trading:</c> and the code.</param>
/// <param name="Title">The code in words.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">The stable code (gateway.md, "Error codes").</param>
/// <param name="TransactionNum">The number that a refused command was recorded under.</param>
/// <param name="Errors">What is wrong with each faulty field, all of them at once.</param>
internal sealed record ProblemDocument(
    string Type, string Title, int Status, string Code, long? TransactionNum = null, IReadOnlyDictionary<string, string>? Errors = null);
