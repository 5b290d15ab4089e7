namespace Trading.LoadGenerator.Messages;

/// <summary>What messages of one pair came to.</summary>
/// <param name="Count">How many.</param>
/// <param name="Sold">What was sold, in all.</param>
/// <param name="Bought">What was bought, in all.</param>
internal readonly record struct PairTotals(long Count, decimal Sold, decimal Bought)
{
    /// <summary>Both together.</summary>
    public static PairTotals operator +(PairTotals a, PairTotals b) => new(a.Count + b.Count, a.Sold + b.Sold, a.Bought + b.Bought);

    /// <summary>What has been added since.</summary>
    public static PairTotals operator -(PairTotals a, PairTotals b) => new(a.Count - b.Count, a.Sold - b.Sold, a.Bought - b.Bought);
}
