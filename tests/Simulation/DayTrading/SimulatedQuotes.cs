using Trading.Quotes;

namespace Trading.Simulation.DayTrading;

/// <summary>
/// The quote server: every request gets a new price, after a while; some get none, and some take as long as is ever waited.
/// </summary>
internal sealed class SimulatedQuotes(World world) : IQuoteSource
{
    private static readonly TimeSpan LongestAttempts = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan SlowestAnswer = TimeSpan.FromSeconds(4);

    private readonly Chance chance = new(world.Seed, "quotes");
    private readonly Dictionary<Symbol, long> cents = [];
    private readonly List<GivenPrice> given = [];

    /// <summary>All answers so far.</summary>
    internal IReadOnlyList<GivenPrice> Given => given;

    public async Task<QuoteReply> AskAsync(Symbol symbol, string user, CancellationToken cancellationToken)
    {
        if (chance.OneIn(world.Faults.QuoteFailureOneIn))
        {
            var hangs = chance.OneIn(2);
            world.Note($"no quote of {symbol}");
            await world.Delay(hangs ? LongestAttempts : chance.Delay(SlowestAnswer));
            return QuoteReply.Failed(hangs ? QuoteFailure.Deadline : QuoteFailure.ClosedEarly);
        }

        await world.Delay(chance.OneIn(3) ? chance.Delay(SlowestAnswer) : TimeSpan.FromMilliseconds(chance.Between(0, 20)));
        var price = Math.Clamp(cents.GetValueOrDefault(symbol, 2_000) * chance.Between(60, 150) / 100, 100, 20_000);
        cents[symbol] = price;
        given.Add(new GivenPrice(symbol.ToString(), price, world.Clock.GetUtcNow()));
        world.Note($"quote of {symbol} is {price}");
        return QuoteReply.Ok(Money.FromCents(price), world.Clock.GetUtcNow().ToUnixTimeMilliseconds(), $"key{given.Count}");
    }
}
