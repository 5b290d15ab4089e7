using Microsoft.Extensions.Logging.Abstractions;
using Orleans;
using Orleans.Utilities;
using Trading.Testing;

namespace Trading.Conformance.Observers;

public sealed class NewsGrain : Grain, INewsGrain, INewsObserver
{
    private readonly List<string> heard = [];
    private readonly ObserverManager<INewsObserver> observers;

    public NewsGrain(FakeTimeProvider clock) => observers = new ObserverManager<INewsObserver>(TimeSpan.FromMinutes(5), NullLogger.Instance)
    {
        GetDateTime = () => clock.GetUtcNow().UtcDateTime,
    };

    public Task SubscribeAsync(INewsObserver observer)
    {
        observers.Subscribe(observer, observer);
        return Task.CompletedTask;
    }

    public Task UnsubscribeAsync(INewsObserver observer)
    {
        observers.Unsubscribe(observer);
        return Task.CompletedTask;
    }

    public Task PublishAsync(string text)
    {
        observers.Notify(observer => observer.OnNews(text));
        return Task.CompletedTask;
    }

    public async Task<int> PublishAndWaitAsync(string text)
    {
        await observers.Notify(observer => observer.OnNewsAsync(text));
        return observers.Count;
    }

    public Task FollowAsync(string other) => GrainFactory.GetGrain<INewsGrain>(other).SubscribeAsync(this.AsReference<INewsObserver>());

    public Task<string[]> GetHeardAsync() => Task.FromResult(heard.ToArray());

    public Task FlushAsync() => Task.CompletedTask;

    public void OnNews(string text) => heard.Add(text);

    public Task OnNewsAsync(string text)
    {
        heard.Add(text);
        return Task.CompletedTask;
    }
}
