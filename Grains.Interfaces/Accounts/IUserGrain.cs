using Orleans;
using Trading.Quotes;

namespace Trading.Accounts;

/// <summary>
/// One user's account; the key is the user id (or <see cref="UserId.Supervisor"/>). Every answer is given after what it says is durable. An
/// exception means that the outcome is unknown: ask again with the same session and numbers.
/// </summary>
[Alias("user-grain")]
public interface IUserGrain : IGrainWithStringKey
{
    /// <summary>Executes commands in order, as many as can be without waiting long; see <see cref="BatchResult"/>.</summary>
    [Alias("execute")]
    Task<BatchResult> ExecuteAsync(CommandBatch batch);

    /// <summary>The summary, or null where the user has no account. Nothing is recorded.</summary>
    [Alias("summary")]
    Task<AccountSummary?> GetSummaryAsync();

    /// <summary>
    /// Fires those of the user's triggers on the quote's symbol that its price allows, each once. Safe to repeat.
    /// </summary>
    /// <returns>The triggers on the symbol that wait on.</returns>
    [Alias("quoted")]
    Task<SymbolTriggers> OnQuoteAsync(Quote quote);

    /// <summary>
    /// Makes sure that pending trades expire, that every trigger is known to its quote grain, and that books answer. Called after a restart
    /// and now and then. An activation that is behind its journal, as another one has written meanwhile, is ended by it: it would wait for
    /// nothing, and write nothing that could tell.
    /// </summary>
    /// <param name="lastNumber">The number of the account's last event in the journal.</param>
    [Alias("wake")]
    Task WakeAsync(long lastNumber);
}
