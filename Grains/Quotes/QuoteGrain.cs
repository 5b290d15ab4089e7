using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;
using Trading.Accounts;

namespace Trading.Quotes;

/// <summary>
/// The price of one stock: asks the quote server once however many want to know, and tells the users whose triggers a price fires.
/// Reentrant, so that nobody waits behind a slow answer. What is called here never awaits a user grain, as a user grain may be in the
/// middle of calling: users are told in the background.
/// </summary>
[Reentrant]
public sealed class QuoteGrain(
    IQuoteSource source,
    QuoteRecorder recorder,
    QuoteCache cache,
    QuoteCounters counters,
    IOptions<QuoteOptions> options,
    TimeProvider clock,
    ILogger<QuoteGrain> logger) : Grain, IQuoteGrain
{
    private const int ConcurrentCallsMax = 16;
    private static readonly TimeSpan NeverAgain = Timeout.InfiniteTimeSpan;

    private readonly long _startedAt = clock.GetTimestamp();
    private readonly TriggerBook _book = new();
    private readonly CallQueue _calls = new();
    private Symbol _symbol;
    private Quote? _quote;
    private Task? _fetch;
    private int _failures;
    private TimeSpan _failedAt;
    private IGrainTimer? _refreshTimer;

    // The quote at whose end the timer rings; null while it is set to another time.
    private Quote? _refreshAtEndOf;
    private IGrainTimer? _retryTimer;
    private int _callers;
    private bool _isEnding;

    private Quote? ValidQuote => _quote?.IsValidAt(clock.GetUtcNow().ToUnixTimeMilliseconds()) == true ? _quote : null;

    /// <summary>Time that only goes forward, since this activation began.</summary>
    private TimeSpan Now => clock.GetElapsedTime(_startedAt);

    private bool IsHeldOff => _failures > 0 && Now - _failedAt < options.Value.FailureHoldOff;

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _symbol = Symbol.Parse(this.GetPrimaryKeyString());
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _isEnding = true;
        if (_book.Count > 0)
            QuoteLog.DeactivatedWithTriggers(logger, _symbol, _book.Count);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<Quote?> GetAsync(QuoteCause cause)
    {
        if (!UserId.IsValid(cause.User))
            throw new ArgumentException($"'{cause.User}' is not a user id.", nameof(cause));
        if (ValidQuote is { } valid)
        {
            counters.CountCacheHit();
            return valid;
        }

        if (_fetch is null && IsHeldOff)
            return null;
        await FetchAsync(cause);
        return ValidQuote;
    }

    /// <inheritdoc/>
    public Task SetTriggersAsync(string user, SymbolTriggers triggers)
    {
        _book.Set(user, triggers);
        if (ValidQuote is { } quote)
            Tell(quote, user);
        else if (_book.Count > 0 && _fetch is null && !IsHeldOff)
            _ = RefreshAsync();
        KeepFresh();
        return Task.CompletedTask;
    }

    /// <summary>
    /// Asks the quote server, and afterwards there is a valid quote or none is to be had. All who ask while it is asked wait for the same
    /// answer.
    /// </summary>
    private Task FetchAsync(QuoteCause cause)
    {
        if (_fetch is { } underWay)
            return underWay;
        var fetch = AskAsync(cause);
        _fetch = fetch.IsCompleted ? null : fetch;
        return fetch;
    }

    private async Task AskAsync(QuoteCause cause)
    {
        var hasQuote = false;
        try
        {
            var reply = await source.AskAsync(_symbol, cause.User, CancellationToken.None);
            if (reply.Failure != QuoteFailure.None)
            {
                counters.CountFailure();
                return;
            }

            counters.CountHit();
            var quote = new Quote(_symbol, reply.Price, clock.GetUtcNow().ToUnixTimeMilliseconds());
            await recorder.RecordAsync(quote, reply, cause);
            QuoteLog.Fetched(logger, _symbol, quote.Price, cause.TransactionNum, cause.User);
            _quote = quote;
            cache.Put(quote);
            hasQuote = true;
        }
        finally
        {
            _fetch = null;
            _failures = hasQuote ? 0 : _failures + 1;
            _failedAt = Now;
            if (hasQuote && ValidQuote is { } fresh)
                TellAll(fresh);
            KeepFresh();
        }
    }

    /// <summary>Gets a quote for the triggers that wait. Never throws.</summary>
    private async Task RefreshAsync()
    {
        if (_book.Oldest() is not { } cause)
            return;
        try
        {
            await FetchAsync(cause);
        }
        catch (Exception e)
        {
            QuoteLog.RecordFailed(logger, _symbol, e);
        }
    }

    /// <summary>
    /// Sees to it that, while triggers wait, the price is asked for when it expires, or after a failure when a pause is over.
    /// </summary>
    private void KeepFresh()
    {
        if (_isEnding || _fetch is not null)
            return;
        if (_book.Count == 0)
        {
            _refreshTimer?.Dispose();
            _refreshTimer = null;
            _refreshAtEndOf = null;
            return;
        }

        var (dueTime, quote) = (TimeSpan.Zero, ValidQuote);
        if (quote is not null && ReferenceEquals(quote, _refreshAtEndOf))
            return;
        _refreshAtEndOf = quote;
        if (quote is not null)
            dueTime = TimeSpan.FromMilliseconds(quote.QuotedAtMs + Quote.LifeMs) - (clock.GetUtcNow() - DateTimeOffset.UnixEpoch);
        else if (_failures > 0)
            dueTime = _failedAt + BackOff.After(_failures) - Now;
        SetTimer(ref _refreshTimer, OnRefreshDueAsync, dueTime);
    }

    private Task OnRefreshDueAsync()
    {
        _refreshAtEndOf = null;
        if (ValidQuote is null)
            return RefreshAsync();
        KeepFresh();
        return Task.CompletedTask;
    }

    private void TellAll(Quote quote)
    {
        foreach (var user in _book.Met(quote.Price))
            Tell(quote, user);
    }

    /// <summary>Tells the user of the quote, in the background, where it fires one of the user's triggers.</summary>
    private void Tell(Quote quote, string user)
    {
        if (!_book.IsMet(user, quote.Price))
            return;
        QuoteLog.Met(logger, _symbol, user);
        _calls.Add(user);
        CallUsers();
    }

    private void CallUsers()
    {
        while (_calls.HasNext && _callers < ConcurrentCallsMax)
            _ = CallUsersAsync();
    }

    /// <summary>One of those who tell users. Never throws.</summary>
    private async Task CallUsersAsync()
    {
        _callers++;
        while (_calls.TryTake(out var user))
        {
            // A quote that has expired meanwhile tells nobody; the next one will.
            if (ValidQuote is { } quote && _book.IsMet(user, quote.Price))
                await CallUserAsync(user, quote);
            else
                _calls.Succeeded(user);
        }

        _callers--;
        KeepFresh();
        KeepTrying();
    }

    private async Task CallUserAsync(string user, Quote quote)
    {
        try
        {
            _book.Set(user, await GrainFactory.GetGrain<IUserGrain>(user).OnQuoteAsync(quote));
            _calls.Succeeded(user);
        }
        catch (Exception e)
        {
            QuoteLog.TellFailed(logger, _symbol, user, _calls.Failed(user, Now), e);
            KeepTrying();
        }
    }

    private void KeepTrying()
    {
        if (!_isEnding && _calls.NextRetryAt is { } retryAt)
            SetTimer(ref _retryTimer, OnRetryDueAsync, retryAt - Now);
    }

    private Task OnRetryDueAsync()
    {
        _calls.AddRetries(Now);
        CallUsers();
        KeepTrying();
        return Task.CompletedTask;
    }

    private void SetTimer(ref IGrainTimer? timer, Func<Task> onDue, TimeSpan dueTime)
    {
        if (dueTime < TimeSpan.Zero)
            dueTime = TimeSpan.Zero;
        if (timer is not null)
            timer.Change(dueTime, NeverAgain);
        else
            timer = this.RegisterGrainTimer(
                onDue, new GrainTimerCreationOptions(dueTime, NeverAgain) { Interleave = true, KeepAlive = true });
    }
}
