namespace Trading.Gateway.Http.Exchange;

/// <summary>What is wrong with one field.</summary>
/// <param name="Field">The field, or the parameter of the query; empty for the body as a whole.</param>
/// <param name="Code">The stable code.</param>
/// <param name="Message">The fault in words, behind the field's name.</param>
internal sealed record FieldFaultDocument(string Field, string Code, string Message);
