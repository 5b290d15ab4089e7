namespace Trading.Gateway.Live;

/// <summary>Whether a subscription to a channel names symbols.</summary>
public enum LiveSymbols
{
    /// <summary>At least one symbol must be named.</summary>
    Required,

    /// <summary>Without a symbol the subscription is to what concerns all of them, a topic of its own.</summary>
    Optional,

    /// <summary>No symbol may be named.</summary>
    None,
}
