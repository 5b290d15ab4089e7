using Trading.Gateway.Http.Exchange;

namespace Trading.Gateway.Http.Market;

/// <summary>A message was refused, as existing clients know it.</summary>
/// <param name="Status">`FAILED`.</param>
/// <param name="Code">Why.</param>
/// <param name="Message">The same in words.</param>
/// <param name="Errors">Everything that is wrong with it.</param>
internal sealed record LegacyFailedDocument(string Status, string Code, string Message, IReadOnlyList<FieldFaultDocument>? Errors = null);
