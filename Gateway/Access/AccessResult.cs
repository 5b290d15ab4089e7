namespace Trading.Gateway.Access;

/// <summary>The answer to a registration, login or renewal.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="AccessToken">The access token, where it ended well.</param>
/// <param name="RefreshToken">The refresh token, where it ended well. Good once.</param>
/// <param name="Life">How long the access token is good.</param>
public sealed record AccessResult(AccessStatus Status, string AccessToken = "", string RefreshToken = "", TimeSpan Life = default);
