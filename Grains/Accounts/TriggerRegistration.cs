using Trading.Quotes;

namespace Trading.Accounts;

/// <summary>
/// Tells the quote grains in the background of an account's triggers, one symbol after the other. What changes again before it was told is
/// told once; and where a quote grain knows of no trigger, it is not told that there is none, as after one that has fired at once. Used in
/// the turns of one grain.
/// </summary>
/// <param name="registerAsync">Tells the quote grain of a symbol; false where it may not have heard. Never throws.</param>
internal sealed class TriggerRegistration(Func<Symbol, SymbolTriggers, Task<bool>> registerAsync)
{
    private readonly Dictionary<Symbol, SymbolTriggers> _untold = [];

    // The symbols whose quote grains may know of a trigger.
    private readonly HashSet<Symbol> _known = [];

    /// <summary>Ends once all that was added is told.</summary>
    public Task Done { get; private set; } = Task.CompletedTask;

    /// <summary>Whether the quote grain has to hear of triggers, which are then to be added once they are durable.</summary>
    public bool IsNews(Symbol symbol, SymbolTriggers triggers)
    {
        NoteTold(symbol, triggers);
        return _known.Contains(symbol);
    }

    /// <summary>Takes note of what the quote grain is told, or will be.</summary>
    public void NoteTold(Symbol symbol, SymbolTriggers triggers)
    {
        if (!triggers.IsEmpty)
            _known.Add(symbol);
    }

    /// <summary>Has the quote grains hear of triggers that are durable.</summary>
    public void Add(IEnumerable<(Symbol Symbol, SymbolTriggers Triggers)> changed)
    {
        foreach (var (symbol, triggers) in changed)
        {
            _untold[symbol] = triggers;
            NoteTold(symbol, triggers);
        }

        if (Done.IsCompleted)
            Done = RegisterAsync();
    }

    private async Task RegisterAsync()
    {
        while (_untold.Count > 0)
        {
            var round = _untold.ToArray();
            _untold.Clear();
            foreach (var (symbol, triggers) in round)
                if (await registerAsync(symbol, triggers) && triggers.IsEmpty && !_untold.ContainsKey(symbol))
                    _known.Remove(symbol);
        }
    }
}
