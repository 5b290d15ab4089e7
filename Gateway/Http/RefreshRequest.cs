namespace Trading.Gateway.Http;

/// <summary>A request to renew or to end a login.</summary>
/// <param name="RefreshToken">The token that the last answer gave.</param>
internal sealed record RefreshRequest(string? RefreshToken);
