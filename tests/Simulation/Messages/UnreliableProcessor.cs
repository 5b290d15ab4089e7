using Trading.Market;
using Trading.Market.Processing;

namespace Trading.Simulation.Messages;

/// <summary>Fails by chance, and some messages nearly always.</summary>
internal sealed class UnreliableProcessor(World world) : ITradeProcessor
{
    private const int BadOneIn = 20;
    private const int FailsOneIn = 30;

    private readonly Chance chance = new(world.Seed, "processor");
    private bool isHealed;

    /// <summary>From now on nothing fails.</summary>
    internal void Heal() => isHealed = true;

    public ValueTask ProcessAsync(MessageId id, long receivedMs, TradeMessage message, CancellationToken cancellation)
    {
        var isBad = message.AmountSell.Units % BadOneIn == 0;
        if (isHealed || !chance.OneIn(isBad ? 1 : FailsOneIn))
            return default;
        world.Count("failed message");
        throw new InvalidOperationException($"{id} is bad.");
    }
}
