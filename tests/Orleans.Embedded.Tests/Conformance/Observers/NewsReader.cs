using Trading.Conformance.Runtimes;

namespace Trading.Conformance.Observers;

/// <summary>An observer outside of grains, which waits at the door of each text that begins with "slow" and fails at "bad".</summary>
internal sealed class NewsReader(Probe probe) : INewsObserver
{
    public void OnNews(string text) => probe.Note(text);

    public async Task OnNewsAsync(string text)
    {
        probe.Note($"start {text}");
        if (text == "bad")
            throw new FormatException(text);

        if (text.StartsWith("slow", StringComparison.Ordinal))
            await probe.Pass(text);

        probe.Note($"end {text}");
    }
}
