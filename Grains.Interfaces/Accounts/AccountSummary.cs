using System.Buffers;
using Orleans;

namespace Trading.Accounts;

/// <summary>
/// The summary of an account as UTF-8 JSON (gateway.md, "Summary"). Many are under way at a time and each is long, so nothing of one is
/// copied that need not be: the history, which is most of it, is shared with the account and its other summaries, and the rest is in a pooled
/// buffer. Whoever is done with a summary may dispose of it; one that nobody disposes of is collected.
/// </summary>
[GenerateSerializer, Immutable, Alias("account-summary")]
public sealed class AccountSummary : IDisposable
{
    private const int PooledBytesMax = 65_536;
    private const int PooledBuffersMax = 2_048;

    private static readonly ArrayPool<byte> Pool = ArrayPool<byte>.Create(PooledBytesMax, PooledBuffersMax);

    [Id(0)]
    private readonly ReadOnlyMemory<byte> _head;

    [Id(1)]
    private readonly ReadOnlyMemory<byte> _history;

    [Id(2)]
    private readonly bool _isTruncated;

    [NonSerialized]
    private byte[]? _pooled;

    [NonSerialized]
    private IDisposable? _historyOwner;

    /// <summary>A summary of its parts.</summary>
    /// <param name="head">The object up to its history; copied.</param>
    /// <param name="history">The entries of the history, newest first, with commas between them; nobody may change them meanwhile.</param>
    /// <param name="isTruncated">True where there were older entries.</param>
    /// <param name="historyOwner">Disposed of with the summary: nobody reads the history through it any more. Null for nobody.</param>
    public AccountSummary(ReadOnlySpan<byte> head, ReadOnlyMemory<byte> history, bool isTruncated, IDisposable? historyOwner = null)
    {
        (_history, _isTruncated, _historyOwner) = (history, isTruncated, historyOwner);
        _pooled = Pool.Rent(head.Length + Opening.Length);
        head.CopyTo(_pooled);
        Opening.CopyTo(_pooled.AsSpan(head.Length));
        _head = _pooled.AsMemory(0, head.Length + Opening.Length);
    }

    /// <summary>The bytes of the whole object.</summary>
    public int Length => _head.Length + _history.Length + Tail.Length;

    /// <summary>The object up to the first entry of its history. Not to be read after <see cref="Dispose"/>.</summary>
    public ReadOnlyMemory<byte> Head => _head;

    /// <summary>The entries of the history. Not to be read after <see cref="Dispose"/>.</summary>
    public ReadOnlyMemory<byte> History => _history;

    /// <summary>The object after its last entry.</summary>
    public ReadOnlySpan<byte> Tail => _isTruncated ? "],\"historyTruncated\":true}"u8 : "],\"historyTruncated\":false}"u8;

    private static ReadOnlySpan<byte> Opening => ",\"history\":["u8;

    /// <summary>Writes the whole object, <see cref="Length"/> bytes.</summary>
    public void CopyTo(Span<byte> destination)
    {
        _head.Span.CopyTo(destination);
        _history.Span.CopyTo(destination[_head.Length..]);
        Tail.CopyTo(destination[(_head.Length + _history.Length)..]);
    }

    /// <summary>The whole object.</summary>
    public byte[] ToJson()
    {
        var json = new byte[Length];
        CopyTo(json);
        return json;
    }

    /// <summary>Gives the buffers back. A second time, nothing happens.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _pooled, null) is { } pooled)
            Pool.Return(pooled);
        Interlocked.Exchange(ref _historyOwner, null)?.Dispose();
    }
}
