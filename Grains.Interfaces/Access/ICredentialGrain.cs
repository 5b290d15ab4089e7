using Orleans;

namespace Trading.Access;

/// <summary>
/// One user's password and logins; the key is the user's name. It sees neither passwords nor refresh tokens, only what was derived from
/// them. Every answer is given after what it says is durable.
/// </summary>
[Alias("credential-grain")]
public interface ICredentialGrain : IGrainWithStringKey
{
    /// <summary>Keeps the user's password; false where there is one already.</summary>
    [Alias("register")]
    Task<bool> RegisterAsync(Credential credential);

    /// <summary>What is kept of the password, or null where the user never registered.</summary>
    [Alias("get")]
    Task<Credential?> GetAsync();

    /// <summary>Begins a login. Past the most logins that a user has at a time, the one that would expire first ends.</summary>
    [Alias("open-session")]
    Task OpenSessionAsync(RefreshSession session);

    /// <summary>
    /// Renews a login: <paramref name="next"/> takes its place. False where there is no such login or <paramref name="secretHash"/> is
    /// not that of its present secret. A secret that is shown a second time was stolen from one side or the other, so the login then
    /// ends.
    /// </summary>
    [Alias("renew-session")]
    Task<bool> RenewSessionAsync(string id, byte[] secretHash, RefreshSession next);

    /// <summary>Ends a login; false where there is none of that id and secret.</summary>
    [Alias("close-session")]
    Task<bool> CloseSessionAsync(string id, byte[] secretHash);
}
