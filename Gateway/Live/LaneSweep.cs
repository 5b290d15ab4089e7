namespace Trading.Gateway.Live;

/// <summary>
/// What time brings to the connections of a lane: heartbeats, pings, and the end of those that do not answer. One timer for all of them
/// calls it some times a second.
/// </summary>
internal sealed class LaneSweep(LiveOptions options, TimeProvider clock, LiveCounters counters)
{
    private static readonly LiveFrame Ping = WebSocketFrame.Of(WebSocketOpcode.Ping, [], isUrgent: false);

    private readonly long _heartbeat = TicksOf(options.Heartbeat, clock);
    private readonly long _pingInterval = TicksOf(options.PingInterval, clock);
    private readonly long _pongTimeout = TicksOf(options.PongTimeout, clock);

    /// <summary>Looks at all connections of the lane.</summary>
    public void Run(LiveLane lane, List<LiveOutbox> outboxes)
    {
        var now = clock.GetTimestamp();
        var nowMs = clock.GetUtcNow().ToUnixTimeMilliseconds();
        LiveFrame? heartbeat = null;
        foreach (var outbox in outboxes)
        {
            if (outbox.HasFailed)
                continue;
            if (outbox.IsClosing)
            {
                if (now >= outbox.CloseBy)
                    outbox.Abort();
                continue;
            }

            outbox.OnSweep?.Invoke(nowMs);
            if (now - outbox.PongAt >= _pongTimeout)
            {
                counters.CountClosedSilent();
                lane.BeginClose(outbox, WebSocketFrame.Close(CloseCodes.PolicyViolation, "no pong came"u8), options.CloseTimeout);
                continue;
            }

            if (now - outbox.PingAt >= _pingInterval)
            {
                outbox.PingAt = now;
                outbox.IsPinged = true;
                // A ping does not break the silence: programs do not get to see it.
                var sentAt = outbox.SentAt;
                lane.Queue(outbox, Ping);
                outbox.SentAt = sentAt;
            }

            if (now - outbox.SentAt >= _heartbeat && !outbox.IsWriting)
                lane.Queue(outbox, heartbeat ??= LiveAnswers.Heartbeat(nowMs));
        }
    }

    /// <summary>A span of time as timestamps have it.</summary>
    public static long TicksOf(TimeSpan time, TimeProvider clock) => (long)(time.TotalSeconds * clock.TimestampFrequency);
}
