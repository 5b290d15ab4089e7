namespace Trading.Gateway.Live;

/// <summary>What a frame tells its receiver to do with its data.</summary>
internal enum LiveFrameKind
{
    /// <summary>An answer, a heartbeat or a frame of the protocol: it has no number.</summary>
    Plain,

    /// <summary>Changes the state that the frame numbered one less left.</summary>
    Update,

    /// <summary>Replaces the state; the next update is numbered one more.</summary>
    Snapshot,

    /// <summary>As <see cref="Snapshot"/>, and says that what was between is not told (<c>"reset":true</c>).</summary>
    Reset,
}
