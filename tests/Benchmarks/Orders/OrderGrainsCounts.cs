namespace Trading.Benchmarks.Orders;

/// <summary>What became of the requests of a pass.</summary>
internal sealed record OrderGrainsCounts(int Placed, int Cancelled, int Amended, int Refused, int Fills)
{
    /// <summary>All requests.</summary>
    public int Requests => Placed + Cancelled + Amended + Refused;

    /// <summary>The sum of two.</summary>
    public static OrderGrainsCounts operator +(OrderGrainsCounts a, OrderGrainsCounts b) => new(
        a.Placed + b.Placed, a.Cancelled + b.Cancelled, a.Amended + b.Amended, a.Refused + b.Refused, a.Fills + b.Fills);
}
