namespace Trading.Gateway.Http;

/// <summary>Whether the process lives, or can serve. It says no more than that, as anybody may ask.</summary>
/// <param name="Status"><c>live</c>, <c>ready</c> or <c>not_ready</c>.</param>
internal sealed record HealthAnswer(string Status);
