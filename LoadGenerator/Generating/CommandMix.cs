using System.Collections.Immutable;
using Trading.LoadGenerator.Workloads;

namespace Trading.LoadGenerator.Generating;

/// <summary>How often each command comes, as in the largest real workload (day-trading.md, "Also wanted").</summary>
internal sealed class CommandMix
{
    private const int TableSize = 1 << 14;

    private readonly WorkloadCommand[] _table = new WorkloadCommand[TableSize];

    /// <summary>
    /// The mix of a file of <paramref name="commandCount"/> commands of which <paramref name="firstAddCount"/> are the users' first
    /// deposits, which come
    /// besides the drawn ones: they count towards the share of ADD.
    /// </summary>
    public CommandMix(long commandCount, long firstAddCount)
    {
        var drawnCount = Math.Max(1, commandCount - firstAddCount);
        var weights = Permille.Select(p => (p.Command, Weight: p.Command == WorkloadCommand.Add
            ? Math.Max(0, (p.Share * (double)commandCount - firstAddCount * (double)PermilleTotal) / drawnCount)
            : p.Share * (double)commandCount / drawnCount)).ToArray();
        var total = weights.Sum(w => w.Weight);
        var (filled, sum) = (0, 0.0);
        foreach (var (command, weight) in weights)
        {
            sum += weight;
            var end = (int)Math.Round(TableSize * sum / total);
            Array.Fill(_table, command, filled, end - filled);
            filled = end;
        }
    }

    /// <summary>
    /// The share of each command in thousandths. They add up to <see cref="PermilleTotal"/>, as the published figures are rounded.
    /// </summary>
    public static ImmutableArray<(WorkloadCommand Command, int Share)> Permille { get; } =
    [
        (WorkloadCommand.Buy, 139), (WorkloadCommand.Quote, 132), (WorkloadCommand.Add, 110), (WorkloadCommand.DisplaySummary, 91),
        (WorkloadCommand.SetBuyTrigger, 86), (WorkloadCommand.CommitBuy, 80), (WorkloadCommand.SetSellTrigger, 73),
        (WorkloadCommand.Sell, 62), (WorkloadCommand.SetBuyAmount, 50), (WorkloadCommand.SetSellAmount, 44),
        (WorkloadCommand.CommitSell, 42), (WorkloadCommand.CancelSetSell, 25),
        (WorkloadCommand.CancelBuy, 24), (WorkloadCommand.CancelSell, 20), (WorkloadCommand.CancelSetBuy, 20),
    ];

    /// <summary>The sum of all <see cref="Permille"/>.</summary>
    public static int PermilleTotal { get; } = Permille.Sum(p => p.Share);

    /// <summary>Draws a command.</summary>
    public WorkloadCommand Draw(WorkloadRandom random) => _table[random.Below(TableSize)];
}
