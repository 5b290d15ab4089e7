namespace Trading.Market.Statistics;

/// <summary>How much the statistics keep. No setting, as what is kept is stored with them; tests use smaller ones.</summary>
internal sealed record StatisticsLimits
{
    /// <summary>The last messages of all pairs together: 1,310 pairs have their 100.</summary>
    public int Recent { get; init; } = 131_072;

    /// <summary>Minutes that have candles: a day.</summary>
    public int Minutes { get; init; } = 1_440;

    /// <summary>Candles of all pairs together: 170 pairs have a whole day.</summary>
    public int Candles { get; init; } = 250_000;

    /// <summary>Days that have totals.</summary>
    public int Days { get; init; } = 400;

    /// <summary>Pairs of all countries together that are kept apart.</summary>
    public int Flows { get; init; } = 65_536;
}
