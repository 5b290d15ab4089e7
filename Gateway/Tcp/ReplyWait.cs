namespace Trading.Gateway.Tcp;

/// <summary>What the reading side of a connection waits for.</summary>
/// <param name="CompletedLinesMin">At least that many lines are done.</param>
/// <param name="WaitingBytesMax">At most that many bytes of replies wait for the peer.</param>
internal readonly record struct ReplyWait(long CompletedLinesMin, long WaitingBytesMax);
