namespace Trading.Gateway.Http.Exchange;

/// <summary>Halts or resumes an instrument.</summary>
/// <param name="Status"><c>trading</c> or <c>halted</c>.</param>
internal sealed record InstrumentStatusRequest(string Status);
