using Trading.Audit;

namespace Trading.Gateway.Audit;

/// <summary>Goes through one shard's blocks up to an end, reading a page ahead.</summary>
internal sealed class ShardCursor
{
    private readonly IAuditGrain _shard;
    private readonly AuditPosition _end;
    private readonly string? _user;
    private Task<AuditPage>? _next;
    private AuditBlock[] _blocks = [];
    private int _index = -1;

    /// <summary>Begins before the first block, and asks for the first page at once.</summary>
    public ShardCursor(IAuditGrain shard, AuditPosition end, string? user)
    {
        _shard = shard;
        _end = end;
        _user = user;
        _next = shard.ReadAsync(default, end, user);
    }

    /// <summary>The block that the cursor is at.</summary>
    public AuditBlock Current => _blocks[_index];

    /// <summary>Goes to the next block; false at the end.</summary>
    public async ValueTask<bool> MoveNextAsync(CancellationToken cancellation)
    {
        while (_index + 1 == _blocks.Length)
        {
            if (_next is null)
                return false;
            var page = await _next.WaitAsync(cancellation);
            _next = page.IsLast ? null : _shard.ReadAsync(page.Next, _end, _user);
            _blocks = page.Blocks;
            _index = -1;
        }

        _index++;
        return true;
    }
}
