namespace Trading;

/// <summary>The names of grain storages, as the hosts register them.</summary>
public static class StorageNames
{
    /// <summary>The storage of everything durable.</summary>
    public const string Trading = "trading";
}
