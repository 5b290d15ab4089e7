namespace Trading.Gateway.Live;

/// <summary>What a lane is asked to do, and with what.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="Target">The connection, the subscription, or the subscribers of a topic.</param>
/// <param name="First">The frame to send.</param>
/// <param name="Second">The frame after it.</param>
internal readonly record struct LaneMessage(LaneMessageKind Kind, object? Target = null, LiveFrame? First = null, LiveFrame? Second = null);
