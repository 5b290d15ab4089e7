using System.Runtime.InteropServices;

namespace Trading.Quotes;

/// <summary>
/// Who waits for which price of one stock. Of what is said about a user the highest version holds, in whatever order it arrives; so a user
/// who waits no longer is remembered for a while, up to <see cref="ForgottenMax"/> of them.
/// </summary>
internal sealed class TriggerBook
{
    /// <summary>How many users who wait no longer are remembered.</summary>
    internal const int ForgottenMax = 4096;

    private readonly Dictionary<string, SymbolTriggers> _users = new(StringComparer.Ordinal);
    private readonly Queue<(string User, long Version)> _ended = new();

    /// <summary>How many users wait.</summary>
    internal int Count { get; private set; }

    /// <summary>How many users are remembered, waiting or not.</summary>
    internal int Remembered => _users.Count;

    /// <summary>Takes what a user waits for now; false where something newer is known.</summary>
    internal bool Set(string user, SymbolTriggers triggers)
    {
        ref var kept = ref CollectionsMarshal.GetValueRefOrAddDefault(_users, user, out var isKnown);
        var known = kept;
        if (isKnown && known.Version > triggers.Version)
            return false;
        kept = triggers;
        if (!known.IsEmpty)
            Count--;
        if (!triggers.IsEmpty)
            Count++;
        else if (!isKnown || !known.IsEmpty || known.Version != triggers.Version)
            RememberEnd(user, triggers.Version);
        return true;
    }

    /// <summary>True where the price fires one of the user's triggers: a buy at or below its price, a sell at or above it.</summary>
    internal bool IsMet(string user, Money price) => _users.TryGetValue(user, out var triggers) && IsMet(triggers, price);

    /// <summary>The users with a trigger that the price fires, those with the oldest triggers first.</summary>
    internal IEnumerable<string> Met(Money price) =>
        _users.Where(user => IsMet(user.Value, price))
            .OrderBy(user => OldestOf(user.Value).SetAtMs)
            .ThenBy(user => user.Key, StringComparer.Ordinal)
            .Select(user => user.Key)
            .ToArray();

    /// <summary>The command of the oldest trigger that waits, by time and then by transaction number; null where none waits.</summary>
    internal QuoteCause? Oldest()
    {
        QuoteCause? cause = null;
        var oldest = (SetAtMs: long.MaxValue, TransactionNum: long.MaxValue);
        foreach (var (user, triggers) in _users)
        {
            if (triggers.IsEmpty)
                continue;
            var trigger = OldestOf(triggers);
            var order = (trigger.SetAtMs, trigger.TransactionNum).CompareTo(oldest);
            if (cause is { } other && (order > 0 || order == 0 && string.CompareOrdinal(user, other.User) > 0))
                continue;
            oldest = (trigger.SetAtMs, trigger.TransactionNum);
            cause = new QuoteCause(user, trigger.TransactionNum);
        }

        return cause;
    }

    private static bool IsMet(SymbolTriggers triggers, Money price) => price <= triggers.Buy?.Price || price >= triggers.Sell?.Price;

    private static QuoteTrigger OldestOf(SymbolTriggers triggers) => triggers switch
    {
        { Buy: { } buy, Sell: { } sell } =>
            (buy.SetAtMs, buy.TransactionNum).CompareTo((sell.SetAtMs, sell.TransactionNum)) <= 0 ? buy : sell,
        _ => (triggers.Buy ?? triggers.Sell)!.Value,
    };

    private void RememberEnd(string user, long version)
    {
        _ended.Enqueue((user, version));
        if (_ended.Count <= ForgottenMax)
            return;
        var (forgotten, endedAt) = _ended.Dequeue();
        if (_users.TryGetValue(forgotten, out var last) && last.IsEmpty && last.Version == endedAt)
            _users.Remove(forgotten);
    }
}
