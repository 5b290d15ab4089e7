namespace Trading.Quotes;

/// <summary>
/// Which users are to be told of a quote: now, or again after a failure and a pause that grows (<see cref="BackOff"/>). Each at most once.
/// </summary>
internal sealed class CallQueue
{
    /// <summary>In place of a time: the user is in the queue, or being told.</summary>
    private static readonly TimeSpan Queued = TimeSpan.MaxValue;

    private readonly Queue<string> _next = new();
    private readonly HashSet<string> _queued = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Failures, TimeSpan DueAt)> _failing = new(StringComparer.Ordinal);

    /// <summary>True where somebody is to be told now.</summary>
    internal bool HasNext => _next.Count > 0;

    /// <summary>When the next one that failed is to be tried again; null where nobody waits for that.</summary>
    internal TimeSpan? NextRetryAt
    {
        get
        {
            TimeSpan? at = null;
            foreach (var (_, dueAt) in _failing.Values)
                if (dueAt != Queued && (at is null || dueAt < at))
                    at = dueAt;
            return at;
        }
    }

    /// <summary>The user is to be told now.</summary>
    internal void Add(string user)
    {
        if (_queued.Add(user))
            _next.Enqueue(user);
    }

    /// <summary>Takes the user who is to be told next; its end must be told with <see cref="Succeeded"/> or <see cref="Failed"/>.</summary>
    internal bool TryTake(out string user)
    {
        if (!_next.TryDequeue(out user!))
            return false;
        _queued.Remove(user);
        if (_failing.TryGetValue(user, out var failing))
            _failing[user] = (failing.Failures, Queued);
        return true;
    }

    /// <summary>The user knows, or need not be told any more.</summary>
    internal void Succeeded(string user) => _failing.Remove(user);

    /// <summary>The user could not be told: again after a pause. Returns the number of failures in a row.</summary>
    internal int Failed(string user, TimeSpan now)
    {
        var failures = _failing.TryGetValue(user, out var failing) ? failing.Failures + 1 : 1;
        _failing[user] = (failures, now + BackOff.After(failures));
        return failures;
    }

    /// <summary>Queues those whose pause is over.</summary>
    internal void AddRetries(TimeSpan now)
    {
        foreach (var (user, (failures, _)) in _failing.Where(failing => failing.Value.DueAt <= now).ToArray())
        {
            _failing[user] = (failures, Queued);
            Add(user);
        }
    }
}
