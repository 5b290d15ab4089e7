using Trading.Gateway.Access;

namespace Trading.Gateway.Live;

/// <summary>
/// What one client has asked for: answers its requests, one after the other, and knows who it is and what it watches. The lane looks in to
/// see whether the token is still good.
/// </summary>
internal sealed class LiveSession(LiveHub hub, LiveOutbox outbox, ITokenAuthenticator authenticator, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly List<LiveSubscription> _subscriptions = [];
    private Caller? _caller;
    private long _expiresAtMs = long.MaxValue;

    /// <summary>Makes the caller known, from when on private channels can be had; what the one before it might watch and this one may not, ends.</summary>
    public void Authenticate(Caller caller, long expiresAtMs)
    {
        lock (_gate)
        {
            _caller = caller;
            _expiresAtMs = expiresAtMs;
            EndForbidden(LiveError.Forbidden);
        }
    }

    /// <summary>Ends what is private where the token has expired.</summary>
    public void Expire(long nowMs)
    {
        if (nowMs < Volatile.Read(ref _expiresAtMs))
            return;
        lock (_gate)
        {
            if (nowMs < _expiresAtMs)
                return;
            _caller = null;
            _expiresAtMs = long.MaxValue;
            EndForbidden(LiveError.TokenExpired);
        }
    }

    /// <summary>Ends everything: the client is gone.</summary>
    public void End()
    {
        lock (_gate)
        {
            foreach (var subscription in _subscriptions)
                subscription.Topic.Unsubscribe(subscription);
            _subscriptions.Clear();
            _caller = null;
        }
    }

    /// <summary>Does what a message asks for, and answers.</summary>
    public ValueTask HandleAsync(ReadOnlySpan<byte> text)
    {
        if (LiveRequest.Parse(text) is not { } request)
        {
            outbox.Send(LiveAnswers.Failure(null, LiveRequest.RequestIdOf(text), LiveError.Malformed));
            return default;
        }

        switch (request.Method)
        {
            case "ping":
                outbox.Send(LiveAnswers.Pong(request.RequestId));
                return default;
            case "auth":
                Authenticate(request);
                return default;
            case "subscribe":
                return SubscribeAsync(request);
            case "unsubscribe":
                Unsubscribe(request);
                return default;
            default:
                outbox.Send(LiveAnswers.Failure(null, request.RequestId, LiveError.UnknownMethod));
                return default;
        }
    }

    private void Authenticate(LiveRequest request)
    {
        if (request.Parameters?.Token is { } token && authenticator.TryAuthenticate(token, out var caller, out var expiresAtMs))
        {
            Authenticate(caller, expiresAtMs);
            outbox.Send(LiveAnswers.Success(request.Method!, request.RequestId));
        }
        else
        {
            outbox.Send(LiveAnswers.Failure(request.Method, request.RequestId, LiveError.Unauthenticated));
        }
    }

    private async ValueTask SubscribeAsync(LiveRequest request)
    {
        if (ReadTarget(request) is not { } target)
            return;
        if (!HasRoomFor(target.Keys))
        {
            Refuse(request, LiveError.LimitExceeded, null);
            return;
        }

        // All topics are opened before anything is promised: a request is done as a whole or not at all.
        var topics = new List<LiveTopic>(target.Keys.Count);
        foreach (var key in target.Keys)
        {
            var (topic, opening) = await hub.OpenAsync(key);
            if (topic is null)
            {
                var isUnknown = opening == TopicOpening.Unknown;
                Refuse(request, isUnknown ? LiveError.UnknownSymbol : LiveError.Internal, key.Symbol.Length == 0 ? null : key.Symbol);
                return;
            }

            topics.Add(topic);
        }

        outbox.Send(LiveAnswers.Success(request.Method!, request.RequestId));
        foreach (var topic in topics)
            await AddAsync(topic, request.Parameters!.SinceSeq);
    }

    /// <summary>Watches a topic, in place of an earlier subscription to it.</summary>
    private async ValueTask AddAsync(LiveTopic topic, long? sinceSeq)
    {
        Remove(topic.Key);
        var subscription = await topic.SubscribeAsync(outbox, sinceSeq);
        if (subscription is null && (await hub.OpenAsync(topic.Key)).Topic is { } reopened)
            subscription = await reopened.SubscribeAsync(outbox, sinceSeq);
        if (subscription is null)
        {
            outbox.Send(LiveAnswers.End(topic.Key, LiveError.Internal));
            return;
        }

        lock (_gate)
        {
            _subscriptions.Add(subscription);
            // The token may have expired meanwhile.
            EndForbidden(LiveError.TokenExpired);
        }
    }

    private void Unsubscribe(LiveRequest request)
    {
        if (ReadTarget(request) is not { } target)
            return;
        foreach (var key in target.Keys)
            Remove(key);
        outbox.Send(LiveAnswers.Success(request.Method!, request.RequestId));
    }

    private LiveTarget? ReadTarget(LiveRequest request)
    {
        Expire(clock.GetUtcNow().ToUnixTimeMilliseconds());
        Caller? caller;
        lock (_gate)
            caller = _caller;
        var target = LiveTarget.Read(request.Parameters, hub.Channels, caller, hub.SubscriptionsMax, out var error, out var symbol);
        if (target is null)
            Refuse(request, error, symbol);
        return target;
    }

    private void Refuse(LiveRequest request, LiveError error, string? symbol) =>
        outbox.Send(LiveAnswers.Failure(request.Method, request.RequestId, error, symbol));

    private bool HasRoomFor(List<LiveKey> keys)
    {
        lock (_gate)
            return _subscriptions.Count + keys.Count(key => _subscriptions.All(known => known.Topic.Key != key)) <= hub.SubscriptionsMax;
    }

    private void Remove(LiveKey key)
    {
        lock (_gate)
        {
            var index = _subscriptions.FindIndex(known => known.Topic.Key == key);
            if (index < 0)
                return;
            _subscriptions[index].Topic.Unsubscribe(_subscriptions[index]);
            _subscriptions.RemoveAt(index);
        }
    }

    private void EndForbidden(LiveError error)
    {
        for (var i = _subscriptions.Count - 1; i >= 0; i--)
        {
            var topic = _subscriptions[i].Topic;
            if (topic.Key.User.Length == 0 || _caller?.CanActFor(topic.Key.User) == true)
                continue;
            topic.Unsubscribe(_subscriptions[i]);
            _subscriptions.RemoveAt(i);
            outbox.Send(LiveAnswers.End(topic.Key, error));
        }
    }
}
