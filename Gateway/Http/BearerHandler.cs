using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Trading.Accounts;
using Trading.Gateway.Access;

namespace Trading.Gateway.Http;

/// <summary>Authenticates requests by <c>Authorization: Bearer token</c>, with the same tokens as the TCP door.</summary>
internal sealed class BearerHandler(TokenAuthenticator authenticator) : IAuthenticationHandler
{
    /// <summary>The scheme's name.</summary>
    public const string Scheme = "Bearer";

    private const string Prefix = Scheme + " ";

    private HttpContext _context = null!;

    /// <summary>The token that a request brings; empty where it brings none.</summary>
    public static ReadOnlySpan<char> TokenOf(HttpRequest request)
    {
        var header = request.Headers.Authorization;
        return header.Count == 1 && header[0] is { } value && value.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            ? value.AsSpan(Prefix.Length).Trim(' ')
            : default;
    }

    /// <inheritdoc/>
    public Task InitializeAsync(AuthenticationScheme scheme, HttpContext context)
    {
        _context = context;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<AuthenticateResult> AuthenticateAsync()
    {
        var token = TokenOf(_context.Request);
        if (token.IsEmpty)
            return Task.FromResult(AuthenticateResult.NoResult());
        return Task.FromResult(authenticator.TryAuthenticate(token, out var caller)
            ? AuthenticateResult.Success(new AuthenticationTicket(CallerIdentity.PrincipalOf(caller), Scheme))
            : AuthenticateResult.Fail("The token is not good, or not any more."));
    }

    /// <inheritdoc/>
    public Task ChallengeAsync(AuthenticationProperties? properties) =>
        Problem.WriteAsync(_context, StatusCodes401, Problem.Unauthenticated, "a valid token is needed: Authorization: Bearer …");

    /// <inheritdoc/>
    public Task ForbidAsync(AuthenticationProperties? properties) => Problem.WriteAsync(_context, Status.Forbidden);

    private const int StatusCodes401 = Microsoft.AspNetCore.Http.StatusCodes.Status401Unauthorized;
}
