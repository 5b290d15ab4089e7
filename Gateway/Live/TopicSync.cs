using Microsoft.Extensions.Logging;

namespace Trading.Gateway.Live;

/// <summary>The way from a topic to its source: opens it, asks it for snapshots, one at a time, and closes it.</summary>
internal sealed class TopicSync(LiveTopic topic, ILiveChannel channel, TimeProvider clock, ILogger log)
{
    private const int AttemptsMax = 6;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _closing = new();
    private Task<TopicOpening>? _opening;
    private Task? _fetch;
    private bool _isAgain;
    private ILiveSource? _source;

    /// <summary>Opens the source, the first time that it is called, and says how that went.</summary>
    public Task<TopicOpening> OpenAsync()
    {
        lock (_gate)
            return _opening ??= Task.Run(OpenSourceAsync);
    }

    /// <summary>Waits until the topic has been given a snapshot, or has ended. Never fails.</summary>
    public Task FetchAsync()
    {
        lock (_gate)
            return _fetch ??= Task.Run(FetchAllAsync);
    }

    /// <summary>Sees to it that the topic is given a snapshot that is asked for after now.</summary>
    public void Begin()
    {
        lock (_gate)
        {
            _isAgain = _fetch is not null;
            _fetch ??= Task.Run(FetchAllAsync);
        }
    }

    /// <summary>Closes the source, once it has been opened.</summary>
    public async Task CloseAsync()
    {
        await _closing.CancelAsync();
        Task<TopicOpening>? opening;
        lock (_gate)
            opening = _opening;
        if (opening is not null)
            await opening;
        if (_source is null)
            return;
        try
        {
            await _source.DisposeAsync();
        }
        catch (Exception exception)
        {
            log.ClosingFailed(topic.Key, exception);
        }
    }

    private async Task<TopicOpening> OpenSourceAsync()
    {
        try
        {
            _source = await channel.OpenAsync(topic, _closing.Token);
            if (_source is null)
                return TopicOpening.Unknown;
        }
        catch (Exception exception)
        {
            log.OpeningFailed(topic.Key, exception);
            return TopicOpening.Failed;
        }

        await FetchAsync();
        return TopicOpening.Open;
    }

    private async Task FetchAllAsync()
    {
        while (true)
        {
            if (!await TryFetchAsync())
                topic.End();
            lock (_gate)
            {
                if (!_isAgain)
                {
                    _fetch = null;
                    return;
                }

                _isAgain = false;
            }
        }
    }

    /// <summary>Asks for snapshots until one fits; false where none did.</summary>
    private async Task<bool> TryFetchAsync()
    {
        var pause = FirstPause;
        for (var attempt = 1; attempt <= AttemptsMax; attempt++)
        {
            try
            {
                if (topic.TryTake(await _source!.SnapshotAsync(_closing.Token)))
                    return true;
            }
            catch (Exception) when (_closing.IsCancellationRequested)
            {
                return false;
            }
            catch (Exception exception)
            {
                log.SnapshotFailed(topic.Key, attempt, exception);
            }

            await Task.Delay(pause, clock, CancellationToken.None);
            pause *= 2;
        }

        log.TopicEnded(topic.Key);
        return false;
    }
}
