namespace Trading.Gateway.Commands;

/// <summary>Some of the entries of a <see cref="LaneQueue"/>, oldest first.</summary>
internal readonly struct LaneEntries(LaneEntry[] ring, int head, int count)
{
    /// <summary>The number of entries.</summary>
    public int Count => count;

    /// <summary>The entry at that place, from 0, the oldest first.</summary>
    public ref readonly LaneEntry this[int index] => ref ring[(head + index) & (ring.Length - 1)];
}
