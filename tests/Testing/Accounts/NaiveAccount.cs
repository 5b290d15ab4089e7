using Trading.Accounts;

namespace Trading.Testing.Accounts;

/// <summary>
/// The rules of day-trading.md once more, in decimals and lists and with nothing from the account but the enums: what the account is
/// compared with.
/// </summary>
public sealed class NaiveAccount
{
    private const decimal BalanceMax = 9_000_000_000_000m;

    private readonly List<NaiveTrade> _buys = [];
    private readonly List<NaiveTrade> _sells = [];

    /// <summary>True once something was added.</summary>
    public bool Exists { get; private set; }

    /// <summary>Dollars that can be spent.</summary>
    public decimal Cash { get; private set; }

    /// <summary>Shares that can be sold, by symbol.</summary>
    public Dictionary<string, long> Shares { get; } = [];

    /// <summary>What SET_BUY_AMOUNT and SET_BUY_TRIGGER have set, by symbol.</summary>
    public Dictionary<string, NaiveOrder> BuyOrders { get; } = [];

    /// <summary>What SET_SELL_AMOUNT and SET_SELL_TRIGGER have set, by symbol.</summary>
    public Dictionary<string, NaiveOrder> SellOrders { get; } = [];

    /// <summary>Pending buys, oldest first.</summary>
    public IReadOnlyList<NaiveTrade> Buys => _buys;

    /// <summary>Pending sells, oldest first.</summary>
    public IReadOnlyList<NaiveTrade> Sells => _sells;

    /// <summary>All that was ever added and earned, less all that was ever spent on shares that were kept.</summary>
    public decimal Books { get; private set; }

    /// <summary>Dollars held for pending buys and buy triggers.</summary>
    public decimal Reserved => _buys.Sum(b => b.Total) + BuyOrders.Values.Sum(o => o.Amount);

    /// <summary>Shares of a symbol held for pending sells and its sell trigger.</summary>
    public long SharesReserved(string symbol) =>
        _sells.Where(s => s.Symbol == symbol).Sum(s => s.Shares) + (SellOrders.TryGetValue(symbol, out var order) ? order.Shares : 0);

    /// <summary>Gives back what is 60 s old.</summary>
    public void Touch(long nowMs)
    {
        foreach (var buy in _buys.Where(b => nowMs - b.AtMs >= 60_000).ToList())
        {
            _buys.Remove(buy);
            Cash += buy.Total;
        }

        foreach (var sell in _sells.Where(s => nowMs - s.AtMs >= 60_000).ToList())
        {
            _sells.Remove(sell);
            Move(sell.Symbol, sell.Shares);
        }
    }

    /// <summary>Fires what a price allows.</summary>
    public void Quote(string symbol, decimal price)
    {
        if (BuyOrders.TryGetValue(symbol, out var buy) && buy.Trigger is { } most && price <= most
            && Math.Floor(buy.Amount / price) is >= 1 and var bought)
        {
            BuyOrders.Remove(symbol);
            Cash += buy.Amount - bought * price;
            Books -= bought * price;
            Move(symbol, (long)bought);
        }

        if (SellOrders.TryGetValue(symbol, out var sell) && sell.Trigger is { } least && price >= least
            && Cash + Reserved + sell.Shares * price <= BalanceMax)
        {
            SellOrders.Remove(symbol);
            Cash += sell.Shares * price;
            Books += sell.Shares * price;
        }
    }

    /// <summary>
    /// Executes a command that was not executed before; <paramref name="price"/> is null where the quote server gave none.
    /// </summary>
    public NaiveResult Execute(NaiveCommand command, long nowMs, decimal? price)
    {
        Touch(nowMs);
        if (command.Refusal != Status.Ok)
            return new(command.Refusal);
        if (!Exists && command.Kind is not (CommandKind.Add or CommandKind.Quote or CommandKind.Dumplog))
            return new(Status.UnknownUser);
        return command.Kind switch
        {
            CommandKind.Add => Add(command.Amount),
            CommandKind.Quote => new(price is null ? Status.QuoteUnavailable : Status.Ok),
            CommandKind.Buy => Buy(command, nowMs, price),
            CommandKind.Sell => Sell(command, nowMs, price),
            CommandKind.CommitBuy => EndBuy(isCommit: true),
            CommandKind.CancelBuy => EndBuy(isCommit: false),
            CommandKind.CommitSell => EndSell(isCommit: true),
            CommandKind.CancelSell => EndSell(isCommit: false),
            CommandKind.SetBuyAmount => SetBuyAmount(command),
            CommandKind.SetSellAmount => SetSellAmount(command, price),
            CommandKind.SetBuyTrigger or CommandKind.SetSellTrigger => SetTrigger(command, price),
            CommandKind.CancelSetBuy => DropBuyOrder(command.Symbol) ? new(Status.Ok) : new(Status.NoTriggerAmount),
            CommandKind.CancelSetSell => DropSellOrder(command.Symbol) ? new(Status.Ok) : new(Status.NoTriggerAmount),
            _ => new(Status.Ok),
        };
    }

    private NaiveResult Add(decimal amount)
    {
        if (Cash + Reserved + amount > BalanceMax)
            return new(Status.LimitExceeded);
        Exists = true;
        Cash += amount;
        Books += amount;
        return new(Status.Ok, Total: Cash);
    }

    private NaiveResult Buy(NaiveCommand command, long nowMs, decimal? quoted)
    {
        if (Cash < command.Amount)
            return new(Status.InsufficientFunds);
        if (quoted is not { } price)
            return new(Status.QuoteUnavailable);
        if (command.Amount < price)
            return new(Status.LessThanOneShare);
        var trade = new NaiveTrade(command.Symbol, (long)Math.Floor(command.Amount / price), price, NotBefore(_buys, nowMs));
        Cash -= trade.Total;
        _buys.Add(trade);
        return Of(trade);
    }

    private NaiveResult Sell(NaiveCommand command, long nowMs, decimal? quoted)
    {
        var held = Shares.GetValueOrDefault(command.Symbol);
        if (held == 0)
            return new(Status.InsufficientShares);
        if (quoted is not { } price)
            return new(Status.QuoteUnavailable);
        if (held * price < command.Amount)
            return new(Status.InsufficientShares);
        if (command.Amount < price)
            return new(Status.LessThanOneShare);
        var trade = new NaiveTrade(command.Symbol, (long)Math.Floor(command.Amount / price), price, NotBefore(_sells, nowMs));
        Move(trade.Symbol, -trade.Shares);
        _sells.Add(trade);
        return Of(trade);
    }

    private NaiveResult EndBuy(bool isCommit)
    {
        if (_buys.Count == 0)
            return new(Status.NothingPending);
        var trade = _buys[^1];
        _buys.RemoveAt(_buys.Count - 1);
        if (isCommit)
        {
            Books -= trade.Total;
            Move(trade.Symbol, trade.Shares);
        }
        else
        {
            Cash += trade.Total;
        }

        return Of(trade);
    }

    private NaiveResult EndSell(bool isCommit)
    {
        if (_sells.Count == 0)
            return new(Status.NothingPending);
        var trade = _sells[^1];
        if (isCommit && Cash + Reserved + trade.Total > BalanceMax)
            return new(Status.LimitExceeded);
        _sells.RemoveAt(_sells.Count - 1);
        if (isCommit)
        {
            Books += trade.Total;
            Cash += trade.Total;
        }
        else
        {
            Move(trade.Symbol, trade.Shares);
        }

        return Of(trade);
    }

    private NaiveResult SetBuyAmount(NaiveCommand command)
    {
        var earlier = BuyOrders.TryGetValue(command.Symbol, out var order) ? order.Amount : 0;
        if (Cash + earlier < command.Amount)
            return new(Status.InsufficientFunds);
        DropBuyOrder(command.Symbol);
        Cash -= command.Amount;
        BuyOrders.Add(command.Symbol, new NaiveOrder(command.Amount, null, 0));
        return new(Status.Ok);
    }

    private NaiveResult SetSellAmount(NaiveCommand command, decimal? quoted)
    {
        var held = Shares.GetValueOrDefault(command.Symbol) + (SellOrders.TryGetValue(command.Symbol, out var order) ? order.Shares : 0);
        if (held == 0)
            return new(Status.InsufficientShares);
        if (quoted is not { } price)
            return new(Status.QuoteUnavailable);
        if (held * price < command.Amount)
            return new(Status.InsufficientShares);
        DropSellOrder(command.Symbol);
        SellOrders.Add(command.Symbol, new NaiveOrder(command.Amount, null, 0));
        return new(Status.Ok);
    }

    private NaiveResult SetTrigger(NaiveCommand command, decimal? quoted)
    {
        var status = command.Kind == CommandKind.SetBuyTrigger ? SetBuyTrigger(command) : SetSellTrigger(command);
        if (status == Status.Ok && quoted is { } price)
            Quote(command.Symbol, price);
        return new(status);
    }

    private Status SetBuyTrigger(NaiveCommand command)
    {
        if (!BuyOrders.TryGetValue(command.Symbol, out var order))
            return Status.NoTriggerAmount;
        BuyOrders[command.Symbol] = order with { Trigger = command.Amount };
        return Status.Ok;
    }

    private Status SetSellTrigger(NaiveCommand command)
    {
        if (!SellOrders.TryGetValue(command.Symbol, out var order))
            return Status.NoTriggerAmount;
        var wanted = (long)Math.Floor(order.Amount / command.Amount);
        if (wanted < 1)
            return Status.LessThanOneShare;
        if (wanted > Shares.GetValueOrDefault(command.Symbol) + order.Shares)
            return Status.InsufficientShares;
        Move(command.Symbol, order.Shares - wanted);
        SellOrders[command.Symbol] = new NaiveOrder(order.Amount, command.Amount, wanted);
        return Status.Ok;
    }

    private bool DropBuyOrder(string symbol)
    {
        if (!BuyOrders.Remove(symbol, out var order))
            return false;
        Cash += order.Amount;
        return true;
    }

    private bool DropSellOrder(string symbol)
    {
        if (!SellOrders.Remove(symbol, out var order))
            return false;
        Move(symbol, order.Shares);
        return true;
    }

    private void Move(string symbol, long shares) => Shares[symbol] = Shares.GetValueOrDefault(symbol) + shares;

    /// <summary>Where a clock was set back, a trade counts as made when the one before it was.</summary>
    private static long NotBefore(List<NaiveTrade> trades, long nowMs) => trades.Count == 0 ? nowMs : Math.Max(nowMs, trades[^1].AtMs);

    private static NaiveResult Of(NaiveTrade trade) => new(Status.Ok, trade.Shares, trade.Price, trade.Total, trade.AtMs + 60_000);
}
