using Trading.Accounts;
using Trading.Audit;

namespace Trading.Simulation;

/// <summary>What a node says at the end: the whole audit journal, and the summary of every account.</summary>
internal sealed class Books
{
    private readonly Dictionary<string, List<JournalEntry>> events = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AccountSummary?> summaries = new(StringComparer.Ordinal);

    /// <summary>The blocks of each shard, in order.</summary>
    internal List<List<AuditBlock>> Shards { get; } = [];

    /// <summary>Hits to the quote server.</summary>
    internal List<JournalEntry> Hits { get; } = [];

    internal static async Task<Books> ReadAsync(SimulatedNode node, int shards, IEnumerable<string> users)
    {
        var books = new Books();
        for (var shard = 0; shard < shards; shard++)
            books.Add(await ReadShardAsync(node.Grains.GetGrain<IAuditGrain>(shard)));
        foreach (var user in users)
            books.summaries.Add(user, await node.Grains.GetGrain<IUserGrain>(user).GetSummaryAsync());
        return books;
    }

    /// <summary>The user's events in order.</summary>
    internal IReadOnlyList<JournalEntry> EventsOf(string user) => events.GetValueOrDefault(user) ?? [];

    internal AccountSummary? SummaryOf(string user) => summaries[user];

    /// <summary>Checks that these books have all that the earlier ones had, in the same places.</summary>
    internal void CheckContinues(Books earlier)
    {
        foreach (var (before, now) in earlier.Shards.Zip(Shards))
        {
            SimulationFailedException.Unless(now.Count >= before.Count, $"After a restart {before.Count - now.Count} blocks are gone.");
            foreach (var (first, second) in before.Zip(now))
            {
                SimulationFailedException.Unless(
                    first.User == second.User && first.TimeMs == second.TimeMs && first.Events.AsSpan().SequenceEqual(second.Events),
                    $"After a restart a block of {first.User} is another.");
            }
        }
    }

    private static async Task<List<AuditBlock>> ReadShardAsync(IAuditGrain shard)
    {
        var blocks = new List<AuditBlock>();
        var end = await shard.GetEndAsync();
        var page = new AuditPage([], default, IsLast: false);
        while (!page.IsLast)
        {
            page = await shard.ReadAsync(page.Next, end, user: null);
            blocks.AddRange(page.Blocks);
        }

        return blocks;
    }

    private void Add(List<AuditBlock> blocks)
    {
        Shards.Add(blocks);
        foreach (var block in blocks)
        {
            var reader = new AccountEventReader(block.Events);
            while (reader.TryRead(out var e))
                Add(new JournalEntry(block, e));
        }
    }

    private void Add(JournalEntry entry)
    {
        if (entry.Event.Kind == AccountEventKind.QuoteHit)
        {
            Hits.Add(entry);
            return;
        }

        if (!events.TryGetValue(entry.Block.User, out var ofUser))
            events.Add(entry.Block.User, ofUser = []);
        ofUser.Add(entry);
    }
}
