namespace Trading.LoadGenerator.Workloads;

/// <summary>The 16 commands of a workload file (day-trading.md).</summary>
internal enum WorkloadCommand : byte
{
    None,
    Add,
    Quote,
    Buy,
    CommitBuy,
    CancelBuy,
    Sell,
    CommitSell,
    CancelSell,
    SetBuyAmount,
    SetBuyTrigger,
    CancelSetBuy,
    SetSellAmount,
    SetSellTrigger,
    CancelSetSell,
    Dumplog,
    DisplaySummary,
}
