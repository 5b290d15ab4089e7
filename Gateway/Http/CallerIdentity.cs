using System.Security.Claims;
using System.Security.Principal;
using Trading.Gateway.Access;

namespace Trading.Gateway.Http;

/// <summary>The caller of a request, as ASP.NET carries it.</summary>
internal sealed class CallerIdentity(Caller caller) : IIdentity
{
    /// <summary>Who it is and what that allows.</summary>
    public Caller Caller => caller;

    /// <inheritdoc/>
    public string? AuthenticationType => BearerHandler.Scheme;

    /// <inheritdoc/>
    public bool IsAuthenticated => true;

    /// <inheritdoc/>
    public string? Name => caller.Name;

    /// <summary>The caller, or null where the request is not authenticated.</summary>
    public static Caller? Of(ClaimsPrincipal principal) => (principal as CallerPrincipal)?.Caller;

    /// <summary>The principal of a caller.</summary>
    public static ClaimsPrincipal PrincipalOf(Caller caller) => new CallerPrincipal(new CallerIdentity(caller));

    private sealed class CallerPrincipal(CallerIdentity identity) : ClaimsPrincipal(identity)
    {
        public Caller Caller => identity.Caller;

        public override bool IsInRole(string role) => role == identity.Caller.Role.ToString();
    }
}
