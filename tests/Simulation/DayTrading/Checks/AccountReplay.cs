using Trading.Accounts;
using Trading.Audit;
using Trading.Testing.Accounts;

namespace Trading.Simulation.DayTrading;

/// <summary>
/// Goes through a user's events once more, with the account rebuilt from them on one side and the naive model that is told the client's
/// commands on the other; both must
/// agree after every event, with what the client was told besides.
/// </summary>
internal sealed class AccountReplay(World world, UserClient client, HitCheck hits, QuietTime quiet)
{
    private readonly Dictionary<(string?, long), SentCommand> sent = client.Commands.ToDictionary(command => command.Key);
    private readonly NaiveAccount naive = new();
    private int owedBuys;
    private int owedSells;

    /// <summary>The account as its events make it.</summary>
    internal Account Account { get; } = new();

    internal void Enter(JournalEntry entry)
    {
        var e = entry.Event;
        switch (e.Kind)
        {
            case AccountEventKind.Command:
                Execute(entry);
                break;
            case AccountEventKind.BuyExpired:
                Expire(entry, Account.Buys.Oldest);
                SimulationFailedException.Unless(--owedBuys >= 0, $"{entry}: it was not due.");
                break;
            case AccountEventKind.SellExpired:
                Expire(entry, Account.Sells.Oldest);
                SimulationFailedException.Unless(--owedSells >= 0, $"{entry}: it was not due.");
                break;
            default:
                Fire(entry);
                break;
        }

        Account.Apply(e);
        if (e.Kind != AccountEventKind.Command)
            world.Count(e.TimeMs >= quiet.FromMs ? $"{e.Kind}, nobody touching" : $"{e.Kind}");
        if (owedBuys + owedSells == 0)
            NaiveComparison.Check(entry, Account, naive);
    }

    /// <summary>Checks that nothing is left that should have happened by itself.</summary>
    internal void CheckEnd()
    {
        SimulationFailedException.Unless(owedBuys + owedSells == 0, $"Trades of {client.User} have expired and are not given back.");
        var overdueMs = quiet.UntilMs - QuietTime.LatenessMaxMs;
        SimulationFailedException.Unless(
            !(Account.NextExpiryMs < overdueMs), $"A trade of {client.User} expired at {Account.NextExpiryMs}, and still is pending.");
        foreach (var (symbol, order) in Account.BuyOrders.Where(order => order.Value.HasTrigger))
            CheckWaiting(symbol, order, price => price <= HitCheck.Dollars(order.TriggerPrice) && HitCheck.Dollars(order.Amount) >= price);
        foreach (var (symbol, order) in Account.SellOrders.Where(order => order.Value.HasTrigger))
            CheckWaiting(symbol, order, price => price >= HitCheck.Dollars(order.TriggerPrice));
    }

    /// <summary>A trigger may wait only as long as its price was not reached, and the price must be asked for every minute.</summary>
    private void CheckWaiting(Symbol symbol, TriggerOrder order, Func<decimal, bool> isReached)
    {
        var seen = hits.Between(symbol.ToString(), quiet.FromMs, quiet.UntilMs).ToList();
        foreach (var (price, timeMs) in seen)
        {
            SimulationFailedException.Unless(
                !isReached(price) || timeMs > quiet.UntilMs - QuietTime.LatenessMaxMs,
                $"{client.User}'s {order} on {symbol} did not fire at {price}, at {timeMs}.");
        }

        SimulationFailedException.Unless(
            seen.Exists(hit => hit.TimeMs > quiet.UntilMs - 60_000 - QuietTime.LatenessMaxMs),
            $"Nobody asks for {symbol}, although {client.User}'s {order} waits.");
    }

    private void Execute(JournalEntry entry)
    {
        var e = entry.Event;
        var command = sent[SentCommand.KeyOf(e.Session, e.TransactionNum)];
        Touch(e.TimeMs);
        SimulationFailedException.Unless(owedBuys + owedSells == 0, $"{entry}: a trade that had expired was not given back before.");
        if (e.Status == Status.Ok && e.Price.IsPositive && AccountRules.NeedsQuote(e.Command))
            hits.CheckUse(entry);
        var given = command.Command;
        var result = naive.Execute(
            new NaiveCommand(given.Kind, given.Symbol.ToString(), HitCheck.Dollars(given.Amount), given.Refusal), e.TimeMs, PriceFor(e));
        SimulationFailedException.Unless(result.Status == e.Status, $"{entry}: the model says {result.Status}.");
        if (command.Executed is { Status: Status.Ok } outcome && !given.Quiet && result.Shares > 0)
        {
            SimulationFailedException.Unless(
                (outcome.Shares, HitCheck.Dollars(outcome.Price), HitCheck.Dollars(outcome.Total), outcome.TimeMs)
                    == (result.Shares, result.Price, result.Total, result.UntilMs),
                $"{entry}: the client was told {outcome}, and the model says {result}.");
        }
    }

    /// <summary>
    /// The price that the account must have seen; where it was refused, which is not recorded, the likeliest of those it can have seen.
    /// </summary>
    private decimal? PriceFor(in AccountEvent e)
    {
        if (!AccountRules.NeedsQuote(e.Command) || e.Status == Status.QuoteUnavailable)
            return null;
        if (e.Status == Status.Ok)
            return HitCheck.Dollars(e.Price);
        var fresh = hits.FreshAt(e.Symbol.ToString(), e.TimeMs).DefaultIfEmpty();
        return e.Status == Status.LessThanOneShare ? fresh.Max() : fresh.Min();
    }

    private void Expire(JournalEntry entry, PendingTrade? trade)
    {
        var timeMs = entry.Event.TimeMs;
        Touch(timeMs);
        if (timeMs < quiet.FromMs || trade is not { } expired)
            return;
        var lateMs = timeMs - Math.Max(expired.ExpiresAtMs, quiet.FromMs);
        SimulationFailedException.Unless(lateMs <= QuietTime.LatenessMaxMs, $"{entry} came {lateMs} ms late.");
    }

    private void Fire(JournalEntry entry)
    {
        var e = entry.Event;
        var quotedAtMs = hits.CheckUse(entry);
        if (e.TimeMs >= quiet.FromMs)
        {
            var lateMs = e.TimeMs - Math.Max(quotedAtMs, quiet.FromMs);
            SimulationFailedException.Unless(lateMs <= QuietTime.LatenessMaxMs, $"{entry} came {lateMs} ms late.");
        }

        var orders = e.Kind == AccountEventKind.BuyTriggerFired ? naive.BuyOrders : naive.SellOrders;
        var before = orders.Count;
        naive.Quote(e.Symbol.ToString(), HitCheck.Dollars(e.Price));
        SimulationFailedException.Unless(orders.Count == before - 1, $"{entry}: in the model it does not fire.");
    }

    private void Touch(long timeMs)
    {
        var (buys, sells) = (naive.Buys.Count, naive.Sells.Count);
        naive.Touch(timeMs);
        owedBuys += buys - naive.Buys.Count;
        owedSells += sells - naive.Sells.Count;
    }
}
