using System.Security.Cryptography;
using System.Threading.RateLimiting;
using Trading.Access;

namespace Trading.Gateway.Access;

/// <summary>
/// Derives and checks password hashes, PBKDF2 with SHA-512. Each takes about a tenth of a second of one processor, so only a few run at a
/// time and few wait: trading keeps its processors. Safe for use by many threads.
/// </summary>
public sealed class PasswordHasher : IDisposable
{
    private const int SaltBytes = 16;
    private const int HashBytes = 64;

    private readonly int _rounds;
    private readonly Credential _nobody;
    private readonly ConcurrencyLimiter _slots;

    /// <summary>With the settings of logins.</summary>
    public PasswordHasher(AccessOptions options)
    {
        _rounds = options.PasswordRounds;
        _nobody = new Credential(RandomNumberGenerator.GetBytes(SaltBytes), RandomNumberGenerator.GetBytes(HashBytes), _rounds);
        _slots = new ConcurrencyLimiter(new ConcurrencyLimiterOptions
        {
            PermitLimit = options.HashesAtOnce > 0 ? options.HashesAtOnce : Math.Max(1, Environment.ProcessorCount / 2),
            QueueLimit = options.HashesWaiting,
        });
    }

    /// <summary>What to keep of a password; null where too many wait already.</summary>
    public async Task<Credential?> HashAsync(string password, CancellationToken cancellation)
    {
        using var slot = await _slots.AcquireAsync(1, cancellation);
        if (!slot.IsAcquired)
            return null;
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return new Credential(salt, await Task.Run(() => Derive(password, salt, _rounds, HashBytes), cancellation), _rounds);
    }

    /// <summary>
    /// Whether the password is the one that was kept; null where too many wait already. Without a kept one it takes as long and is false:
    /// the time does not tell whether a user exists.
    /// </summary>
    public async Task<bool?> VerifyAsync(string password, Credential? kept, CancellationToken cancellation)
    {
        using var slot = await _slots.AcquireAsync(1, cancellation);
        if (!slot.IsAcquired)
            return null;
        var credential = kept ?? _nobody;
        var hash = await Task.Run(() => Derive(password, credential.Salt, credential.Rounds, credential.Hash.Length), cancellation);
        return CryptographicOperations.FixedTimeEquals(hash, credential.Hash) && kept is not null;
    }

    /// <inheritdoc/>
    public void Dispose() => _slots.Dispose();

    private static byte[] Derive(string password, byte[] salt, int rounds, int length) =>
        Rfc2898DeriveBytes.Pbkdf2(password, salt, rounds, HashAlgorithmName.SHA512, length);
}
