using Trading.Gateway.Http.Exchange;

namespace Trading.Gateway.Http.Market;

/// <summary>What became of one message of an array.</summary>
/// <param name="Status">`OK`, or `FAILED`.</param>
/// <param name="Id">The message's id, where it was taken.</param>
/// <param name="UserId">Who traded, where it was taken.</param>
/// <param name="Class">How amounts and rate agree, where it was taken.</param>
/// <param name="Warnings">What was repaired, where it was taken.</param>
/// <param name="Code">Why it was refused.</param>
/// <param name="Message">The same in words.</param>
/// <param name="Errors">Everything that is wrong with it.</param>
internal sealed record MessageItemDocument(
    string Status,
    string? Id = null,
    string? UserId = null,
    string? Class = null,
    IReadOnlyList<string>? Warnings = null,
    string? Code = null,
    string? Message = null,
    IReadOnlyList<FieldFaultDocument>? Errors = null);
