using Orleans.Utilities;
using Trading.Exchange;

namespace Trading.Accounts;

/// <content>The exchange's side: see <see cref="OrderDesk"/>, which does the work.</content>
public sealed partial class UserGrain : IOrderGrain
{
    private static readonly TimeSpan WatchLife = TimeSpan.FromMinutes(1);

    private ObserverManager<IAccountObserver>? _watchers;
    private OrderChanges? _changes;

    /// <inheritdoc/>
    public Task<OrderAnswer> PlaceAsync(PlaceOrder order) =>
        AtOnce(static (desk, order) => desk.TryPlace(order), order)
        ?? GuardAsync(static (desk, order) => desk.PlaceAsync(order), order);

    /// <inheritdoc/>
    public Task<OrderAnswer> CancelAsync(OrderKey key) =>
        AtOnce(static (desk, key) => desk.TryCancel(key), key)
        ?? GuardAsync(static (desk, key) => desk.CancelAsync(key), key);

    /// <inheritdoc/>
    public Task<OrderInfo[]> CancelAllAsync(string? symbol) => GuardAsync(() => _desk.CancelAllAsync(symbol));

    /// <inheritdoc/>
    public Task<OrderAnswer> AmendAsync(AmendOrder amend) =>
        AtOnce(static (desk, amend) => desk.TryAmend(amend), amend)
        ?? GuardAsync(static (desk, amend) => desk.AmendAsync(amend), amend);

    /// <inheritdoc/>
    public Task<OrderAnswer> AmendToAsync(AmendTerms terms) =>
        AtOnce(static (desk, terms) => desk.TryAmend(terms), terms)
        ?? GuardAsync(static (desk, terms) => desk.AmendAsync(terms), terms);

    /// <inheritdoc/>
    public Task<OrderInfo?> GetOrderAsync(OrderKey key) => GuardAsync(() => _desk.GetAsync(key));

    /// <inheritdoc/>
    public Task<OrderInfo[]> GetOpenOrdersAsync(string? symbol) => GuardAsync(() => _desk.GetOpenAsync(symbol));

    /// <inheritdoc/>
    public Task<OrderInfo[]> GetOrdersAsync(OrderQuery query) => GuardAsync(() => _desk.GetOrdersAsync(query));

    /// <inheritdoc/>
    public Task<FillInfo[]> GetFillsAsync(OrderQuery query) => GuardAsync(() => _desk.GetFillsAsync(query));

    /// <inheritdoc/>
    public Task<Balance[]> GetBalancesAsync() => GuardAsync(() =>
    {
        _executor.ExpireDue(NowMs);
        return _desk.GetBalancesAsync();
    });

    /// <inheritdoc/>
    public Task<TransferAnswer> TransferAsync(Transfer transfer) => GuardAsync(() => _desk.TransferAsync(transfer));

    /// <inheritdoc/>
    public Task<long> OnBookEventsAsync(string symbol, BookEvent[] events) =>
        AtOnce(static (desk, told) => desk.TryTake(told.symbol, told.events), (symbol, events))
        ?? GuardAsync(() => _desk.TakeAsync(symbol, events));

    /// <inheritdoc/>
    public Task<AccountView> SubscribeAsync(IAccountObserver observer) => GuardAsync(async () =>
    {
        _ = await _desk.GetBalancesAsync();
        _watchers ??= new ObserverManager<IAccountObserver>(WatchLife, logger) { GetDateTime = () => time.GetUtcNow().UtcDateTime };
        _changes ??= new OrderChanges(Account.BalanceOf, NowMs * 1_000);
        Account.Orders.Watcher = _changes;
        _watchers.Subscribe(observer, observer);
        var view = new AccountView(
            _changes.LastOrder,
            [.. Account.Orders.ById.Values.Where(o => o.IsOpen).OrderBy(o => o.Sequence).Select(o => o.ToInfo())],
            [.. Account.Orders.Fills],
            _changes.LastBalance,
            Account.Balances());
        await CommitAsync();
        return view;
    });

    /// <inheritdoc/>
    public Task UnsubscribeAsync(IAccountObserver observer)
    {
        _watchers?.Unsubscribe(observer);
        return Task.CompletedTask;
    }

    /// <summary>Begins what the desk may do at once. What may fail later is a write, or told to <see cref="OnBookFailed"/>.</summary>
    private Task<TAnswer>? AtOnce<TRequest, TAnswer>(Func<OrderDesk, TRequest, Task<TAnswer>?> request, TRequest given)
    {
        ThrowIfStale();
        try
        {
            return request(_desk, given);
        }
        catch when (DropMemory())
        {
            throw;
        }
    }

    private Task<OrderAnswer> GuardAsync<TRequest>(Func<OrderDesk, TRequest, Task<OrderAnswer>> request, TRequest given) =>
        GuardAsync(() => request(_desk, given));

    /// <summary>A command could not be sent, or its answer not be taken.</summary>
    private void OnBookFailed(Exception e)
    {
        if (e is OrderOutcomeUnknownException)
            RetryLater();
        else
            DropMemory();
    }

    /// <summary>Runs a request. A book that does not answer says nothing about the account's own memory; any other failure does.</summary>
    private async Task<T> GuardAsync<T>(Func<Task<T>> request)
    {
        ThrowIfStale();
        try
        {
            return await request();
        }
        catch (OrderOutcomeUnknownException)
        {
            RetryLater();
            throw;
        }
        catch when (DropMemory())
        {
            throw;
        }
    }

    /// <summary>Sends again what books have not answered; in a while once more, where one still does not.</summary>
    private async Task ResumeOrdersAsync()
    {
        try
        {
            await _desk.ResumeAsync();
        }
        catch (OrderOutcomeUnknownException e)
        {
            UserGrainLog.BookUnreachable(logger, _user, e);
            RetryLater();
        }
    }

    private void RetryLater()
    {
        _retryAtMs = NowMs + RetryMs;
        ArmTimer();
    }

    private void Publish(AccountUpdate update)
    {
        if (_watchers!.Count == 0)
        {
            (_watchers, _changes, Account.Orders.Watcher) = (null, null, null);
            return;
        }

        _ = _watchers.Notify(observer => observer.OnAccountChangedAsync(_user, update));
    }
}
