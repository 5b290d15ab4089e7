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

    /// <inheritdoc/>
    public Task InitializeAsync(AuthenticationScheme scheme, HttpContext context)
    {
        _context = context;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<AuthenticateResult> AuthenticateAsync()
    {
        var header = _context.Request.Headers.Authorization;
        if (header.Count != 1 || header[0] is not { } value || !value.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            return Task.FromResult(AuthenticateResult.NoResult());
        return Task.FromResult(authenticator.TryAuthenticate(value.AsSpan(Prefix.Length).Trim(' '), out var caller)
            ? AuthenticateResult.Success(new AuthenticationTicket(CallerIdentity.PrincipalOf(caller), Scheme))
            : AuthenticateResult.Fail("The token is not good, or not any more."));
    }

    /// <inheritdoc/>
    public Task ChallengeAsync(AuthenticationProperties? properties)
    {
        _context.Response.Headers.WWWAuthenticate = Scheme;
        return Problem.WriteAsync(_context, StatusCodes401, Problem.Unauthenticated, "a valid token is needed: Authorization: Bearer …");
    }

    /// <inheritdoc/>
    public Task ForbidAsync(AuthenticationProperties? properties) => Problem.WriteAsync(_context, Status.Forbidden);

    private const int StatusCodes401 = Microsoft.AspNetCore.Http.StatusCodes.Status401Unauthorized;
}
