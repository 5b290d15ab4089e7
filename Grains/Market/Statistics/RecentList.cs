namespace Trading.Market.Statistics;

/// <summary>
/// A pair's last messages: places in the memory of <see cref="RecentMessages"/>, oldest first. The default is an empty list.
/// </summary>
internal struct RecentList
{
    /// <summary>The oldest; meaningless where there is none.</summary>
    public int First;

    /// <summary>The newest; meaningless where there is none.</summary>
    public int Last;

    /// <summary>How many there are.</summary>
    public int Count;
}
