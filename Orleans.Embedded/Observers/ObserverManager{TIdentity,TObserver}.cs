using System.Collections;
using Microsoft.Extensions.Logging;

namespace Orleans.Utilities;

/// <summary>
/// Observers that subscribed and must do so again now and then, since they can vanish without a word. One that has expired, or that fails
/// when notified, is dropped. Used within the turns of one grain.
/// </summary>
public partial class ObserverManager<TIdentity, TObserver> : IEnumerable<TObserver>
    where TIdentity : notnull
{
    private readonly Dictionary<TIdentity, Subscription> subscriptions = [];
    private readonly ILogger log;

    /// <summary>No observers yet.</summary>
    /// <param name="expiration">How long a subscription holds.</param>
    /// <param name="log">Where dropped observers are logged.</param>
    public ObserverManager(TimeSpan expiration, ILogger log)
    {
        ArgumentNullException.ThrowIfNull(log);
        ExpirationDuration = expiration;
        this.log = log;
        GetDateTime = () => TimeProvider.System.GetUtcNow().UtcDateTime;
    }

    /// <summary>The clock that subscriptions expire by; set it to that of the injected TimeProvider.</summary>
    public Func<DateTime> GetDateTime { get; set; }

    /// <summary>How long a subscription holds.</summary>
    public TimeSpan ExpirationDuration { get; set; }

    /// <summary>How many observers there are, expired ones that were not noticed yet included.</summary>
    public int Count => subscriptions.Count;

    /// <summary>A copy of the observers by identity.</summary>
    public IReadOnlyDictionary<TIdentity, TObserver> Observers =>
        subscriptions.ToDictionary(pair => pair.Key, pair => pair.Value.Observer);

    /// <summary>Drops all observers.</summary>
    public void Clear() => subscriptions.Clear();

    /// <summary>Adds an observer, or extends its subscription and puts the observer in the former one's place.</summary>
    public void Subscribe(TIdentity id, TObserver observer) => subscriptions[id] = new Subscription(observer, GetDateTime());

    /// <summary>Drops an observer, if it is there.</summary>
    public void Unsubscribe(TIdentity id) => subscriptions.Remove(id);

    /// <summary>Calls the observers that the predicate lets through, one after the other.</summary>
    public async Task Notify(Func<TObserver, Task> notification, Func<TObserver, bool>? predicate = null)
    {
        foreach (var (id, observer) in TakeCurrent(predicate))
        {
            try
            {
                await notification(observer);
            }
            catch (Exception exception)
            {
                Drop(id, exception);
            }
        }
    }

    /// <summary>Calls the observers that the predicate lets through.</summary>
    public void Notify(Action<TObserver> notification, Func<TObserver, bool>? predicate = null)
    {
        foreach (var (id, observer) in TakeCurrent(predicate))
        {
            try
            {
                notification(observer);
            }
            catch (Exception exception)
            {
                Drop(id, exception);
            }
        }
    }

    /// <summary>Drops the observers whose subscriptions have expired.</summary>
    public void ClearExpired()
    {
        var oldest = GetDateTime() - ExpirationDuration;
        foreach (var (id, _) in subscriptions.Where(pair => pair.Value.LastSeen < oldest).ToList())
            subscriptions.Remove(id);
    }

    /// <inheritdoc/>
    public IEnumerator<TObserver> GetEnumerator() => Observers.Values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    [LoggerMessage(LogLevel.Debug, "Observer {Observer} failed and is dropped")]
    private static partial void LogDropped(ILogger logger, TIdentity observer, Exception exception);

    private List<(TIdentity Id, TObserver Observer)> TakeCurrent(Func<TObserver, bool>? predicate)
    {
        ClearExpired();
        return
        [
            .. from pair in subscriptions
               where predicate is null || predicate(pair.Value.Observer)
               select (pair.Key, pair.Value.Observer),
        ];
    }

    private void Drop(TIdentity id, Exception exception)
    {
        LogDropped(log, id, exception);
        subscriptions.Remove(id);
    }

    /// <summary>An observer and when it last subscribed.</summary>
    private sealed record Subscription(TObserver Observer, DateTime LastSeen);
}
