namespace Trading.Gateway.Live;

/// <summary>Hears of a feed whose updates are numbered, under the feed's lock: it must not wait.</summary>
internal interface IFeedListener
{
    /// <summary>Updates were missed; the feed began anew from a snapshot.</summary>
    void OnRestarted();
}
