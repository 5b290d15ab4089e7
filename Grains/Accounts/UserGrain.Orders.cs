using Orleans.Utilities;
using Trading.Exchange;

namespace Trading.Accounts;

/// <content>The exchange's side: see <see cref="OrderDesk"/>, which does the work.</content>
public sealed partial class UserGrain : IOrderGrain
{
    private static readonly TimeSpan WatchLife = TimeSpan.FromMinutes(1);

    private ObserverManager<IAccountObserver>? _watchers;
    private OrderChanges? _changes;
    private Task _resumed = Task.CompletedTask;

    /// <inheritdoc/>
    public Task<OrderAnswer> PlaceAsync(PlaceOrder order) =>
        RunAsync(static (desk, order) => desk.TryPlace(order), static (desk, order) => desk.PlaceAsync(order), order);

    /// <inheritdoc/>
    public Task<OrderAnswer> CancelAsync(OrderKey key) =>
        RunAsync(static (desk, key) => desk.TryCancel(key), static (desk, key) => desk.CancelAsync(key), key);

    /// <inheritdoc/>
    public Task<OrderInfo[]> CancelAllAsync(string? symbol) => GuardAsync(() => _desk.CancelAllAsync(symbol));

    /// <inheritdoc/>
    public Task<OrderAnswer> AmendAsync(AmendOrder amend) =>
        RunAsync(static (desk, amend) => desk.TryAmend(amend), static (desk, amend) => desk.AmendAsync(amend), amend);

    /// <inheritdoc/>
    public Task<OrderAnswer> AmendToAsync(AmendTerms terms) =>
        RunAsync(static (desk, terms) => desk.TryAmend(terms), static (desk, terms) => desk.AmendAsync(terms), terms);

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
    public Task<long> OnBookEventsAsync(string symbol, BookEvent[] events) => RunAsync(
        static (desk, told) => desk.TryTake(told.symbol, told.events),
        static (desk, told) => desk.TakeAsync(told.symbol, told.events),
        (symbol, events));

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

    /// <summary>
    /// Begins what the desk may do at once, else goes the longer way. What may fail later of the first is a write, or told to
    /// <see cref="OnFailed"/>.
    /// </summary>
    private Task<T> RunAsync<TRequest, T>(
        Func<OrderDesk, TRequest, Task<T>?> atOnce, Func<OrderDesk, TRequest, Task<T>> otherwise, TRequest request)
    {
        ThrowIfStale();
        try
        {
            return atOnce(_desk, request) ?? GuardAsync(otherwise, request);
        }
        catch (Exception e) when (OnFailed(e))
        {
            throw;
        }
    }

    // By itself, so that what is done at once costs no closure.
    private Task<T> GuardAsync<TRequest, T>(Func<OrderDesk, TRequest, Task<T>> run, TRequest request) =>
        GuardAsync(() => run(_desk, request));

    private async Task<T> GuardAsync<T>(Func<Task<T>> request)
    {
        ThrowIfStale();
        try
        {
            return await request();
        }
        catch (Exception e) when (OnFailed(e))
        {
            throw;
        }
    }

    /// <summary>
    /// A request has failed, or a call of a book for one. A book that does not answer says nothing about the account's own memory; any other
    /// failure does. Returns false, to serve as an exception filter.
    /// </summary>
    private bool OnFailed(Exception e)
    {
        if (e is not OrderOutcomeUnknownException)
            return DropMemory();
        RetryLater();
        return false;
    }

    /// <summary>Sends again what books have not answered; in a while once more, where one still does not. Never throws.</summary>
    private async Task ResumeOrdersAsync()
    {
        try
        {
            await _desk.ResumeAsync();
        }
        catch (Exception e)
        {
            UserGrainLog.BookUnreachable(logger, _user, e);
            OnFailed(e);
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
