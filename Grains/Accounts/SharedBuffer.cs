using System.Buffers;

namespace Trading.Accounts;

/// <summary>
/// A pooled buffer with several users, each of whom disposes of it once, on any thread. It goes back to the pool with the last of them;
/// where one never does, it is collected.
/// </summary>
/// <param name="length">The least length, in bytes.</param>
internal sealed class SharedBuffer(int length) : IDisposable
{
    private int _users = 1;

    /// <summary>The buffer.</summary>
    public byte[] Bytes { get; } = ArrayPool<byte>.Shared.Rent(length);

    /// <summary>Counts one more user. To be called by one of them.</summary>
    public SharedBuffer Share()
    {
        Interlocked.Increment(ref _users);
        return this;
    }

    /// <summary>Counts one user less.</summary>
    public void Dispose()
    {
        if (Interlocked.Decrement(ref _users) == 0)
            ArrayPool<byte>.Shared.Return(Bytes);
    }
}
