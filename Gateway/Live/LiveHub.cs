using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Net.Sockets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Trading.Gateway.Access;

namespace Trading.Gateway.Live;

/// <summary>The middle of the WebSocket door: channels, open topics, and the lanes that send.</summary>
internal sealed class LiveHub : IDisposable
{
    // A heartbeat is late by that much at the most.
    private static readonly TimeSpan SweepPeriod = TimeSpan.FromMilliseconds(200);

    private readonly ConcurrentDictionary<LiveKey, LiveTopic> _topics = [];
    private readonly ConcurrentDictionary<LiveOutbox, bool> _outboxes = [];
    private readonly LiveLane[] _lanes;
    private readonly LiveOptions _options;
    private readonly ITokenAuthenticator _authenticator;
    private readonly TimeProvider _clock;
    private readonly ILogger<LiveHub> _log;
    private readonly ITimer _timer;
    private uint _nextLane;
    private volatile bool _isClosing;

    /// <summary>A hub without connections.</summary>
    public LiveHub(
        IEnumerable<ILiveChannel> channels,
        LiveCounters counters,
        IOptions<LiveOptions> options,
        ITokenAuthenticator authenticator,
        TimeProvider clock,
        IHostApplicationLifetime lifetime,
        ILogger<LiveHub> log)
    {
        Counters = counters;
        Channels = channels.ToFrozenDictionary(channel => channel.Name, StringComparer.Ordinal);
        _options = options.Value;
        _authenticator = authenticator;
        _clock = clock;
        _log = log;
        _lanes = new LiveLane[_options.Lanes == 0 ? Environment.ProcessorCount : _options.Lanes];
        for (var i = 0; i < _lanes.Length; i++)
            _lanes[i] = new LiveLane(i, _options, clock, Counters, log);
        _timer = clock.CreateTimer(_ => Sweep(), null, SweepPeriod, SweepPeriod);
        lifetime.ApplicationStopping.Register(Close);
    }

    /// <summary>What has been done since the start.</summary>
    public LiveCounters Counters { get; }

    /// <summary>The channels by their names.</summary>
    public IReadOnlyDictionary<string, ILiveChannel> Channels { get; }

    /// <summary>How many topics a connection may watch.</summary>
    public int SubscriptionsMax => _options.SubscriptionsMax;

    /// <summary>The figures for <c>GET /api/v1/system</c>.</summary>
    public LiveFigures Figures => new(
        Counters.Connections,
        _topics.Count,
        Counters.FramesSent,
        Counters.BytesSent,
        Counters.Writes,
        Counters.ClosedSlow,
        Counters.ClosedSilent,
        Counters.Refused);

    /// <summary>Serves a connection until it has ended.</summary>
    /// <param name="stream">What the client sends and gets.</param>
    /// <param name="socket">The client's socket, where nothing is between it and the stream; else null.</param>
    /// <param name="caller">Who it is, where it has said so with its request.</param>
    /// <param name="expiresAtMs">Until when that is good, Unix milliseconds.</param>
    /// <param name="abort">Cuts it off.</param>
    public async Task ServeAsync(Stream stream, Socket? socket, Caller? caller, long expiresAtMs, Action abort)
    {
        var lane = _lanes[Interlocked.Increment(ref _nextLane) % (uint)_lanes.Length];
        var outbox = new LiveOutbox(lane, stream, socket, abort);
        var session = new LiveSession(this, outbox, _authenticator, _clock);
        if (caller is not null)
            session.Authenticate(caller, expiresAtMs);
        _outboxes.TryAdd(outbox, true);
        try
        {
            var running = new LiveConnection(stream, outbox, session, _options, _clock).RunAsync();
            if (_isClosing)
                outbox.Close(GoingAway());
            await running;
        }
        finally
        {
            _outboxes.TryRemove(outbox, out _);
        }
    }

    /// <summary>Finds a topic, and opens it where it is not open yet; null with the reason where that cannot be.</summary>
    public async ValueTask<(LiveTopic? Topic, TopicOpening Opening)> OpenAsync(LiveKey key)
    {
        if (_topics.TryGetValue(key, out var topic) is false)
        {
            var channel = Channels[key.Channel];
            topic = _topics.GetOrAdd(key, _ => new LiveTopic(key, channel, _options, _lanes.Length, _clock, _log));
        }

        if (topic!.IsClosed)
        {
            // It is on its way out; one in its place is opened.
            Forget(topic);
            return await OpenAsync(key);
        }

        var opening = await topic.Sync.OpenAsync();
        if (opening == TopicOpening.Open)
            return (topic, opening);
        Forget(topic);
        return (null, opening);
    }

    /// <summary>Takes leave of all clients.</summary>
    public void Close()
    {
        _isClosing = true;
        foreach (var (outbox, _) in _outboxes)
            outbox.Close(GoingAway());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _timer.Dispose();
        foreach (var lane in _lanes)
            lane.Dispose();
    }

    private static LiveFrame GoingAway() => WebSocketFrame.Close(CloseCodes.GoingAway, "the gateway stops"u8);

    private void Sweep()
    {
        foreach (var lane in _lanes)
            lane.PostSweep();
        foreach (var (_, topic) in _topics)
            if (topic.Subscribers == 0 && topic.TryCloseIdle(_options.TopicIdle))
                Forget(topic);
    }

    private void Forget(LiveTopic topic)
    {
        if (_topics.TryRemove(KeyValuePair.Create(topic.Key, topic)))
            _ = topic.Sync.CloseAsync();
    }
}
