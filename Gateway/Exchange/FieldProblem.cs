namespace Trading.Gateway.Exchange;

/// <summary>What is wrong with one field of a request.</summary>
/// <param name="Field">The field's name; empty for the body as a whole.</param>
/// <param name="Code">The stable code, one of <see cref="FaultCodes"/>.</param>
/// <param name="Message">The fault in words, behind the field's name.</param>
internal readonly record struct FieldProblem(string Field, string Code, string Message);
