using Orleans;

namespace Trading.Conformance.Observers;

public interface INewsObserver : IGrainObserver
{
    void OnNews(string text);

    Task OnNewsAsync(string text);
}
