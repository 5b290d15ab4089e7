namespace Orleans.Runtime;

/// <summary>Asks for a record as a constructor argument of type <see cref="IPersistentState{TState}"/>.</summary>
/// <param name="stateName">The record's name within the grain.</param>
/// <param name="storageName">The key of the <see cref="Storage.IGrainStorage"/> service; null for the one without a key.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public class PersistentStateAttribute(string stateName, string? storageName = null) : Attribute
{
    /// <summary>The record's name within the grain.</summary>
    public string StateName { get; } = stateName;

    /// <summary>The key of the storage service; null for the one without a key.</summary>
    public string? StorageName { get; } = storageName;
}
