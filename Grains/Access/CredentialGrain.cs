using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;

namespace Trading.Access;

/// <inheritdoc cref="ICredentialGrain"/>
public sealed partial class CredentialGrain(
    [PersistentState("credential", StorageNames.Trading)] IPersistentState<CredentialState> record,
    TimeProvider clock,
    ILogger<CredentialGrain> logger) : Grain, ICredentialGrain
{
    private const int SessionsMax = 16;

    /// <inheritdoc/>
    public async Task<bool> RegisterAsync(Credential credential)
    {
        if (record.State.Credential is not null)
            return false;
        record.State.Credential = credential;
        await WriteAsync();
        return true;
    }

    /// <inheritdoc/>
    public Task<Credential?> GetAsync() => Task.FromResult(record.State.Credential);

    /// <inheritdoc/>
    public async Task OpenSessionAsync(RefreshSession session)
    {
        DropExpired();
        var sessions = record.State.Sessions;
        if (sessions.Count >= SessionsMax)
            sessions.Remove(sessions.MinBy(s => s.ExpiresAtMs)!);
        sessions.Add(session);
        await WriteAsync();
    }

    /// <inheritdoc/>
    public async Task<bool> RenewSessionAsync(string id, byte[] secretHash, RefreshSession next)
    {
        DropExpired();
        var sessions = record.State.Sessions;
        var index = sessions.FindIndex(s => s.Id == id);
        if (index < 0)
            return false;
        var isGood = CryptographicOperations.FixedTimeEquals(sessions[index].SecretHash, secretHash);
        if (isGood)
        {
            sessions[index] = next;
        }
        else
        {
            sessions.RemoveAt(index);
            LogShownTwice(logger);
        }

        await WriteAsync();
        return isGood;
    }

    /// <inheritdoc/>
    public async Task<bool> CloseSessionAsync(string id, byte[] secretHash)
    {
        var closed = record.State.Sessions.RemoveAll(s => s.Id == id && CryptographicOperations.FixedTimeEquals(s.SecretHash, secretHash));
        if (closed > 0)
            await WriteAsync();
        return closed > 0;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A refresh token was shown that is not the login's present one; the login ends")]
    private static partial void LogShownTwice(ILogger logger);

    private void DropExpired()
    {
        var nowMs = clock.GetUtcNow().ToUnixTimeMilliseconds();
        record.State.Sessions.RemoveAll(s => s.ExpiresAtMs <= nowMs);
    }

    private async Task WriteAsync()
    {
        try
        {
            await record.WriteStateAsync();
        }
        catch
        {
            // Memory may be ahead of the disk now: the next call starts from what is durable.
            DeactivateOnIdle();
            throw;
        }
    }
}
