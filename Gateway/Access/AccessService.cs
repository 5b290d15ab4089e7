using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Orleans;
using Trading.Access;

namespace Trading.Gateway.Access;

/// <summary>
/// Registers users and logs them in (gateway.md, "Who may do what"). Names and passwords must have been checked against
/// <see cref="PasswordRules"/> and
/// <see cref="Accounts.UserId.IsValid"/> before. Safe for use by many threads.
/// </summary>
public sealed class AccessService : IDisposable
{
    /// <summary>The name of the supervisor, whose password is in a file. Nobody can register it.</summary>
    public const string SupervisorName = "supervisor";

    private readonly IGrainFactory _grains;
    private readonly GatewaySecrets _secrets;
    private readonly AccessTokens _tokens;
    private readonly PasswordHasher _passwords;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _refreshLife;
    private readonly PartitionedRateLimiter<string> _loginsByName;

    /// <summary>With the settings of logins.</summary>
    public AccessService(
        IGrainFactory grains,
        GatewaySecrets secrets,
        AccessTokens tokens,
        PasswordHasher passwords,
        AccessOptions options,
        TimeProvider clock)
    {
        _grains = grains;
        _secrets = secrets;
        _tokens = tokens;
        _passwords = passwords;
        _clock = clock;
        _refreshLife = TimeSpan.FromDays(options.RefreshTokenDays);
        _loginsByName = PartitionedRateLimiter.Create<string, string>(name => RateLimitPartition.GetTokenBucketLimiter(name, _ =>
            new TokenBucketRateLimiterOptions
            {
                TokenLimit = options.LoginsPerMinute,
                TokensPerPeriod = options.LoginsPerMinute,
                ReplenishmentPeriod = TimeSpan.FromMinutes(1),
            }));
    }

    /// <summary>Keeps a new user's password and logs the user in.</summary>
    public async Task<AccessResult> RegisterAsync(string user, string password, CancellationToken cancellation)
    {
        if (user == SupervisorName)
            return new AccessResult(AccessStatus.UserExists);
        if (await _passwords.HashAsync(password, cancellation) is not { } credential)
            return new AccessResult(AccessStatus.Overloaded);
        return await _grains.GetGrain<ICredentialGrain>(user).RegisterAsync(credential)
            ? await OpenAsync(user)
            : new AccessResult(AccessStatus.UserExists);
    }

    /// <summary>Logs a user or the supervisor in.</summary>
    public async Task<AccessResult> LoginAsync(string user, string password, CancellationToken cancellation)
    {
        using var turn = _loginsByName.AttemptAcquire(user);
        if (!turn.IsAcquired)
            return new AccessResult(AccessStatus.TooMany);
        if (user == SupervisorName)
            return IsSupervisorPassword(password) ? await OpenAsync(user) : new AccessResult(AccessStatus.BadCredentials);
        var kept = await _grains.GetGrain<ICredentialGrain>(user).GetAsync();
        return await _passwords.VerifyAsync(password, kept, cancellation) switch
        {
            true => await OpenAsync(user),
            false => new AccessResult(AccessStatus.BadCredentials),
            null => new AccessResult(AccessStatus.Overloaded),
        };
    }

    /// <summary>Renews a login: the token is void from now on, and the answer has the next one.</summary>
    public async Task<AccessResult> RefreshAsync(string refreshToken)
    {
        if (!RefreshToken.TryParse(refreshToken, out var shown))
            return new AccessResult(AccessStatus.BadCredentials);
        var next = RefreshToken.New(shown.User, shown.SessionId);
        var session = next.ToSession(_clock.GetUtcNow() + _refreshLife);
        return await _grains.GetGrain<ICredentialGrain>(shown.User).RenewSessionAsync(shown.SessionId, shown.SecretHash, session)
            ? Success(next)
            : new AccessResult(AccessStatus.BadCredentials);
    }

    /// <summary>Ends a login: its refresh token is void. False where there is no such login.</summary>
    public async Task<bool> LogoutAsync(string refreshToken) =>
        RefreshToken.TryParse(refreshToken, out var shown)
        && await _grains.GetGrain<ICredentialGrain>(shown.User).CloseSessionAsync(shown.SessionId, shown.SecretHash);

    /// <inheritdoc/>
    public void Dispose() => _loginsByName.Dispose();

    private async Task<AccessResult> OpenAsync(string user)
    {
        var token = RefreshToken.New(user);
        await _grains.GetGrain<ICredentialGrain>(user).OpenSessionAsync(token.ToSession(_clock.GetUtcNow() + _refreshLife));
        return Success(token);
    }

    private AccessResult Success(RefreshToken token)
    {
        var caller = new Caller(token.User, token.User == SupervisorName ? Role.Supervisor : Role.User);
        return new AccessResult(AccessStatus.Ok, _tokens.Issue(caller), token.ToString(), _tokens.Life);
    }

    private bool IsSupervisorPassword(string password) => CryptographicOperations.FixedTimeEquals(
        SHA256.HashData(Encoding.UTF8.GetBytes(password)), SHA256.HashData(Encoding.UTF8.GetBytes(_secrets.SupervisorPassword)));
}
