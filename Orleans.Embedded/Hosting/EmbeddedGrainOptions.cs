using System.Reflection;

namespace Orleans.Embedded;

/// <summary>Settings of the embedded grain runtime.</summary>
public sealed class EmbeddedGrainOptions
{
    /// <summary>The assemblies whose grain classes can be activated. At least one.</summary>
    public IList<Assembly> Assemblies { get; } = [];

    /// <summary>
    /// How long a caller waits for the answer to a call before it hears a TimeoutException; infinite for ever. Default 30 s.
    /// </summary>
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>After how long without a call a grain is deactivated. Default 15 min. Not below <see cref="CollectionQuantum"/>.</summary>
    public TimeSpan CollectionAge { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>The collection age of single grain classes. Default none.</summary>
    public IDictionary<Type, TimeSpan> CollectionAges { get; } = new Dictionary<Type, TimeSpan>();

    /// <summary>How often idle grains are looked for, and so by how much a collection can be late. Default 1 min.</summary>
    public TimeSpan CollectionQuantum { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a grain may take to activate before its calls fail. Default 30 s.</summary>
    public TimeSpan ActivationTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a grain may take to deactivate before it is abandoned. Default 30 s.</summary>
    public TimeSpan DeactivationTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many grains deactivate at the same time when the silo stops. Default 256.</summary>
    public int MaxConcurrentDeactivations { get; set; } = 256;

    /// <summary>
    /// How many messages and continuations of one grain run in one turn; if there are more, its next turn is scheduled then. Default 64. A
    /// simulator that wants to choose at every step sets 1.
    /// </summary>
    public int MaxItemsPerTurn { get; set; } = 64;
}
