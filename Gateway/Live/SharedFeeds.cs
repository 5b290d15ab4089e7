namespace Trading.Gateway.Live;

/// <summary>Feeds that are shared by those who need the same one: made for the first, closed after the last.</summary>
internal sealed class SharedFeeds<TFeed>(Func<string, Task<TFeed?>> startAsync)
    where TFeed : class, IAsyncDisposable
{
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>The feed of a name; null where there is none of that name. Each call is paid back by <see cref="ReleaseAsync"/>.</summary>
    public async Task<TFeed?> AcquireAsync(string name)
    {
        Entry entry;
        lock (_entries)
        {
            if (!_entries.TryGetValue(name, out entry!))
                _entries.Add(name, entry = new Entry(startAsync(name)));
            entry.Users++;
        }

        try
        {
            if (await entry.Feed is { } feed)
                return feed;
        }
        catch
        {
            await ReleaseAsync(name);
            throw;
        }

        await ReleaseAsync(name);
        return null;
    }

    /// <summary>Says that the feed is needed no more.</summary>
    public async Task ReleaseAsync(string name)
    {
        Entry entry;
        lock (_entries)
        {
            entry = _entries[name];
            if (--entry.Users > 0)
                return;
            _entries.Remove(name);
        }

        if (entry.Feed is { IsCompletedSuccessfully: true, Result: { } feed })
            await feed.DisposeAsync();
    }

    private sealed class Entry(Task<TFeed?> feed)
    {
        public Task<TFeed?> Feed => feed;

        public int Users { get; set; }
    }
}
