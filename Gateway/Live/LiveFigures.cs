namespace Trading.Gateway.Live;

/// <summary>Figures of the WebSocket door; counts are since the start.</summary>
/// <param name="Connections">Connections that are open.</param>
/// <param name="Topics">Topics that are open.</param>
/// <param name="FramesSent">Frames that were sent.</param>
/// <param name="BytesSent">Their bytes.</param>
/// <param name="Writes">Writes that they took.</param>
/// <param name="ClosedSlow">Connections that were closed as the client did not keep up.</param>
/// <param name="ClosedSilent">Connections that were closed as no pong came.</param>
/// <param name="Refused">Connections that were refused, as there were too many.</param>
internal sealed record LiveFigures(
    long Connections, long Topics, long FramesSent, long BytesSent, long Writes, long ClosedSlow, long ClosedSilent, long Refused);
