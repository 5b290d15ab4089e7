using Orleans;

namespace Trading.Conformance.Activations;

public interface ILifeGrain : IGrainWithStringKey
{
    /// <summary>The number of the activation that answers; the first is 1.</summary>
    Task<int> GetActivationAsync();

    /// <summary>Asks to be deactivated, then waits at the door, and answers the number of the activation.</summary>
    Task<int> DeactivateAsync(string door);

    /// <summary>Waits at the door and answers the number of the activation.</summary>
    Task<int> PassAsync(string door);

    /// <summary>Asks to be kept for this long.</summary>
    Task DelayDeactivationAsync(TimeSpan delay);
}
