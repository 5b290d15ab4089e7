namespace Trading.Journal;

/// <summary>A place between two entries of a journal, and so also the entry behind it. The default is the beginning.</summary>
/// <param name="Chunk">The number of the chunk.</param>
/// <param name="Index">How many entries are before it in that chunk.</param>
public readonly record struct JournalPosition(long Chunk, int Index) : IComparable<JournalPosition>
{
    /// <inheritdoc />
    public int CompareTo(JournalPosition other) => Chunk != other.Chunk ? Chunk.CompareTo(other.Chunk) : Index.CompareTo(other.Index);

    /// <summary>True if <paramref name="left"/> comes before <paramref name="right"/>.</summary>
    public static bool operator <(JournalPosition left, JournalPosition right) => left.CompareTo(right) < 0;

    /// <summary>True if <paramref name="left"/> comes after <paramref name="right"/>.</summary>
    public static bool operator >(JournalPosition left, JournalPosition right) => left.CompareTo(right) > 0;

    /// <summary>True if <paramref name="left"/> does not come after <paramref name="right"/>.</summary>
    public static bool operator <=(JournalPosition left, JournalPosition right) => left.CompareTo(right) <= 0;

    /// <summary>True if <paramref name="left"/> does not come before <paramref name="right"/>.</summary>
    public static bool operator >=(JournalPosition left, JournalPosition right) => left.CompareTo(right) >= 0;

    /// <summary>The place as <c>chunk:index</c>, for messages.</summary>
    public override string ToString() => $"{Chunk}:{Index}";
}
