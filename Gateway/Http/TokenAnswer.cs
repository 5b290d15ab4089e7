namespace Trading.Gateway.Http;

/// <summary>The tokens of a login (gateway.md, "Who may do what").</summary>
/// <param name="AccessToken">For <c>Authorization: Bearer</c>.</param>
/// <param name="RefreshToken">Renews the login, once.</param>
/// <param name="ExpiresIn">How long the access token is good, in seconds.</param>
internal sealed record TokenAnswer(string AccessToken, string RefreshToken, long ExpiresIn);
