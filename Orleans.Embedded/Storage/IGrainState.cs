namespace Orleans;

/// <summary>A record of grain state between a grain and its store.</summary>
public interface IGrainState<T>
{
    /// <summary>The value.</summary>
    T? State { get; set; }

    /// <summary>The version that was read or written last; null before the first write.</summary>
    string? ETag { get; set; }

    /// <summary>Whether the store has the record.</summary>
    bool RecordExists { get; set; }
}
