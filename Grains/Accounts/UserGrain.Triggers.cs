using Trading.Quotes;

namespace Trading.Accounts;

/// <content>The triggers: what quote grains hear of them, and what they tell.</content>
public sealed partial class UserGrain
{
    /// <inheritdoc/>
    public async Task<SymbolTriggers> OnQuoteAsync(Quote quote)
    {
        SymbolTriggers triggers = default;
        await TouchAsync(() =>
        {
            var nowMs = NowMs;
            var known = quote.AsOf(nowMs);
            if (known.IsValidAt(nowMs))
                _executor.FireTriggers(known, nowMs);
            Account.ChangedTriggers.Remove(quote.Symbol);
            triggers = Account.TriggersOn(quote.Symbol);
            _registration.NoteTold(quote.Symbol, triggers);
        });
        return triggers;
    }

    /// <summary>
    /// Commits, and then has the quote grains hear of changed triggers. Nobody waits for that: a quote grain checks what it hears against
    /// the price that it has, so that no trigger misses a price.
    /// </summary>
    private async Task CommitTriggersAsync(List<(Symbol Symbol, SymbolTriggers Triggers)> news)
    {
        await _commits.CommitAsync();
        _registration.Add(news);
    }

    /// <summary>What quote grains have to hear of the triggers that have changed; null for nothing.</summary>
    private List<(Symbol Symbol, SymbolTriggers Triggers)>? TakeTriggerNews()
    {
        if (Account.ChangedTriggers.Count == 0)
            return null;
        List<(Symbol, SymbolTriggers)>? news = null;
        foreach (var symbol in Account.ChangedTriggers)
        {
            var triggers = Account.TriggersOn(symbol);
            if (_registration.IsNews(symbol, triggers))
                (news ??= []).Add((symbol, triggers));
        }

        Account.ChangedTriggers.Clear();
        return news;
    }

    private async Task<bool> RegisterAsync(Symbol symbol, SymbolTriggers triggers)
    {
        try
        {
            await GrainFactory.GetGrain<IQuoteGrain>(symbol.ToString()).SetTriggersAsync(_user, triggers);
            return true;
        }
        catch (Exception e)
        {
            UserGrainLog.TriggerNotRegistered(logger, _user, symbol, e);
            Account.ChangedTriggers.Add(symbol);
            _retryAtMs = NowMs + RetryMs;
            ArmTimer();
            return false;
        }
    }
}
