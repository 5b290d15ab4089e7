namespace Trading.Persistence.Local.Tests;

/// <summary>What a key may hold: its acknowledged value, then those submitted after it, in order.</summary>
internal sealed class KeyHistory
{
    private readonly List<(string? Payload, long Version, CommitGroup? Group)> _values = [(null, 0, null)];

    /// <summary>Writes or clears the key, on top of what was submitted last.</summary>
    internal void Submit(StoreUnderTest store, string key, Random random)
    {
        (string? before, long version, _) = _values[^1];
        string? payload = before is not null && random.Next(4) == 0 ? null : $"{random.Next()}{new string('x', random.Next(300))}";
        Admission admission = payload is null ? store.TryClear(key, version) : store.TryPut(key, version, payload);
        if (admission.Status == AdmissionStatus.Accepted)
        {
            _values.Add((payload, payload is null ? 0 : admission.Version, admission.Group));
        }
        else
        {
            Assert.Equal(AdmissionStatus.Full, admission.Status);
        }
    }

    /// <summary>Forgets what came before the last value that the store has acknowledged.</summary>
    /// <returns>How many values were acknowledged since the last time.</returns>
    internal int Acknowledge()
    {
        int last = _values.FindLastIndex(value => value.Group is { Committed.IsCompleted: true } group && group.IsDurable());
        if (last <= 0)
        {
            return 0;
        }

        _values.RemoveRange(0, last);
        _values[0] = _values[0] with { Group = null };
        return last;
    }

    /// <summary>Checks what a start has found, and goes on from it.</summary>
    /// <returns>How many values survived that were not acknowledged; the rest of them are lost.</returns>
    internal int CheckAndAccept(string? payload, long version, out int lost)
    {
        int found = _values.FindIndex(value => value.Payload == payload && value.Version == version);
        Assert.True(found >= 0, $"found '{payload}' at version {version}, but the key may hold only {string.Join(" | ", _values)}");
        lost = _values.Count - 1 - found;
        _values.Clear();
        _values.Add((payload, version, null));
        return found;
    }
}
