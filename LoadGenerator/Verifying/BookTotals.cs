using Trading.LoadGenerator.Workloads;

namespace Trading.LoadGenerator.Verifying;

/// <summary>Sums over all accounts, in cents.</summary>
/// <param name="Deposited">All cash in by ADD.</param>
/// <param name="Cash">Cash that can be spent.</param>
/// <param name="Reserved">Cash held in reserve.</param>
/// <param name="Cost">What bought shares cost.</param>
/// <param name="Proceeds">What sold shares brought in.</param>
internal sealed record BookTotals(long Deposited, long Cash, long Reserved, long Cost, long Proceeds)
{
    /// <summary>True where cash in by ADD = cash + reserves + cost of shares bought − proceeds.</summary>
    public bool Balance => Deposited == Cash + Reserved + Cost - Proceeds;

    /// <summary>Adds accounts up.</summary>
    public static BookTotals Of(IReadOnlyCollection<AccountModel> accounts) => new(
        accounts.Sum(a => a.DepositedCents), accounts.Sum(a => a.CashCents), accounts.Sum(a => a.ReservedCents),
        accounts.Sum(a => a.CostCents), accounts.Sum(a => a.ProceedsCents));

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Cents.Format(Deposited)} in by ADD = {Cents.Format(Cash)} cash + {Cents.Format(Reserved)} reserved "
        + $"+ {Cents.Format(Cost)} cost of shares bought - {Cents.Format(Proceeds)} proceeds";
}
