using Trading.Accounts;
using Trading.Audit;

namespace Trading.Gateway.Tests.Audit;

/// <summary>
/// A shard whose blocks are in memory and come in pages of a given size. Every second page is empty, as the contract allows.
/// </summary>
internal sealed class PagedShard(int pageSize) : IAuditGrain
{
    private readonly List<AuditBlock> _blocks = [];

    public Task AppendAsync(AuditBlock block)
    {
        _blocks.Add(block);
        return Task.CompletedTask;
    }

    public Task<AuditPosition> GetEndAsync() => Task.FromResult(new AuditPosition(0, _blocks.Count));

    public Task<AuditPage> ReadAsync(AuditPosition from, AuditPosition end, string? user)
    {
        if (from.Chunk % 2 == 0 && from.Index > 0)
            return Task.FromResult(new AuditPage([], new AuditPosition(from.Chunk + 1, from.Index), IsLast: false));
        var until = Math.Min(from.Index + pageSize, end.Index);
        var blocks = _blocks[from.Index..until].Where(block => user is null || block.User == user).ToArray();
        return Task.FromResult(new AuditPage(blocks, new AuditPosition(from.Chunk + 1, until), until == end.Index));
    }

    public Task<UserTail> ReadUserAsync(string user, long afterNumber) => throw new NotSupportedException();

    public Task<Status?[]> FindOutcomesAsync(string user, CommandId[] commands, long sinceMs) => throw new NotSupportedException();

    public Task<int> GetShardsAsync() => throw new NotSupportedException();

    public Task WakeAsync() => throw new NotSupportedException();
}
