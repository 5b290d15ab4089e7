namespace Trading.Gateway.Http.Exchange;

/// <summary>A least value, and the step from it to others.</summary>
/// <param name="Min">The least.</param>
/// <param name="Step">The step.</param>
internal sealed record StepFilterDocument(string Min, string Step);
