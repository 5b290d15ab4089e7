using Trading.Quotes;

namespace Trading.Accounts;

/// <summary>
/// Tells the quote grains in the background of an account's triggers, one symbol after the other. What changes again before it was told is
/// told once. Used in the turns of one grain.
/// </summary>
/// <param name="registerAsync">Tells the quote grain of a symbol. Never throws.</param>
internal sealed class TriggerRegistration(Func<Symbol, SymbolTriggers, Task> registerAsync)
{
    private readonly Dictionary<Symbol, SymbolTriggers> _untold = [];

    /// <summary>Ends once all that was added is told.</summary>
    public Task Done { get; private set; } = Task.CompletedTask;

    /// <summary>Has the quote grains hear of triggers that are durable.</summary>
    public void Add((Symbol Symbol, SymbolTriggers Triggers)[] changed)
    {
        foreach (var (symbol, triggers) in changed)
            _untold[symbol] = triggers;
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
                await registerAsync(symbol, triggers);
        }
    }
}
