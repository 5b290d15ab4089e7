using Microsoft.Extensions.Hosting;
using Trading.Gateway.Telemetry;
using Trading.Testing;

namespace Trading.Gateway.Tests.Telemetry;

public sealed class PolledFiguresTests : IHostApplicationLifetime, IDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly CancellationTokenSource _started = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly PolledFigures<string> _figures;
    private Func<Task<string>> _ask = () => Task.FromResult("none");
    private int _asked;

    public PolledFiguresTests() => _figures = new PolledFigures<string>(AskAsync, this, _clock);

    CancellationToken IHostApplicationLifetime.ApplicationStarted => _started.Token;

    CancellationToken IHostApplicationLifetime.ApplicationStopping => _stopping.Token;

    CancellationToken IHostApplicationLifetime.ApplicationStopped => default;

    void IHostApplicationLifetime.StopApplication()
    {
    }

    public void Dispose()
    {
        _started.Dispose();
        _stopping.Dispose();
    }

    [Fact]
    public async Task Reading_gets_what_was_found_out_after_the_one_before_and_asks_anew()
    {
        await _started.CancelAsync();
        var first = new TaskCompletionSource<string>();
        _ask = () => first.Task;
        Assert.Null(_figures.Read());
        Assert.Null(_figures.Read());
        first.SetResult("first");
        await ReadsAsync("first");
        Assert.Equal(1, Volatile.Read(ref _asked));

        _ask = () => Task.FromResult("second");
        _clock.Advance(TimeSpan.FromMinutes(1));
        await ReadsAsync("second");
    }

    [Fact]
    public async Task Grain_that_fails_leaves_no_old_figures()
    {
        await _started.CancelAsync();
        await ReadsAsync("none");
        _ask = () => throw new TimeoutException();
        _clock.Advance(TimeSpan.FromMinutes(1));
        await ReadsAsync(null);
    }

    [Fact]
    public async Task Nobody_is_asked_before_the_start_or_from_the_stop_on()
    {
        Assert.Null(_figures.Read());
        await _started.CancelAsync();
        await ReadsAsync("none");
        await _stopping.CancelAsync();
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("none", _figures.Read());
        Assert.Equal(1, Volatile.Read(ref _asked));
    }

    private Task ReadsAsync(string? expected) =>
        Eventually.IsTrueAsync(() => _figures.Read() == expected, $"nobody told {expected ?? "nothing"}");

    private Task<string> AskAsync()
    {
        Interlocked.Increment(ref _asked);
        return _ask();
    }
}
