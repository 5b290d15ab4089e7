namespace Orleans.Embedded;

/// <summary>The life of an activation, in this order; it may skip states but never goes back.</summary>
internal enum ActivationState
{
    /// <summary>Nothing has reached it yet.</summary>
    New,

    /// <summary>The instance is being made, its state read, and OnActivateAsync run. Messages wait.</summary>
    Activating,

    /// <summary>Messages run.</summary>
    Valid,

    /// <summary>No message starts any more. When those under way have ended, OnDeactivateAsync runs.</summary>
    Deactivating,

    /// <summary>Messages go to a new activation.</summary>
    Gone,
}
