using Trading.LoadGenerator.Workloads;

namespace Trading.LoadGenerator.Generating;

/// <summary>
/// One user of a generated workload. In the real files a user comes back to each of its symbols about twenty times, sells mostly
/// what it bought, and sets
/// triggers mostly where it has set an amount; the chances here give about the same share of commands that succeed.
/// </summary>
internal sealed class SyntheticUser(ulong seed, int favouriteCount, int symbolCount)
{
    private const int UsesPerSymbol = 20;
    private const int FavouriteChance = 90;
    private const int SellsBoughtChance = 60;
    private const int TriggerOnAmountChance = 50;
    private const int CancelsAmountChance = 40;

    private int _bought = -1;
    private int _buyAmount = -1;
    private int _sellAmount = -1;

    /// <summary>True once the user's first deposit was made.</summary>
    public bool HasBegun { get; set; }

    /// <summary>How many symbols a user comes back to that has this many commands.</summary>
    public static int FavouriteCountFor(long commandsPerUser, int symbolCount) =>
        (int)Math.Clamp(commandsPerUser / UsesPerSymbol, 1, symbolCount);

    /// <summary>Chooses the symbol of a command and remembers what later commands refer to.</summary>
    public int ChooseSymbol(WorkloadCommand command, WorkloadRandom random)
    {
        var symbol = command switch
        {
            WorkloadCommand.Sell or WorkloadCommand.SetSellAmount => Earlier(_bought, SellsBoughtChance, random),
            WorkloadCommand.SetBuyTrigger => Earlier(_buyAmount, TriggerOnAmountChance, random),
            WorkloadCommand.CancelSetBuy => Earlier(_buyAmount, CancelsAmountChance, random),
            WorkloadCommand.SetSellTrigger => Earlier(_sellAmount, TriggerOnAmountChance, random),
            WorkloadCommand.CancelSetSell => Earlier(_sellAmount, CancelsAmountChance, random),
            _ => Any(random),
        };
        switch (command)
        {
            case WorkloadCommand.Buy:
                _bought = symbol;
                break;
            case WorkloadCommand.SetBuyAmount:
                _buyAmount = symbol;
                break;
            case WorkloadCommand.SetSellAmount:
                _sellAmount = symbol;
                break;
        }

        return symbol;
    }

    private int Earlier(int symbol, int chance, WorkloadRandom random) => symbol >= 0 && random.Chance(chance) ? symbol : Any(random);

    private int Any(WorkloadRandom random)
    {
        if (!random.Chance(FavouriteChance))
            return random.Below(symbolCount);
        var favourite = (ulong)random.Below(favouriteCount);
        return (int)(WorkloadRandom.Mix(unchecked(seed + favourite)) % (ulong)symbolCount);
    }
}
