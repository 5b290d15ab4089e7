using System.Reflection;
using Trading.Storage;

namespace Trading.Persistence.Local;

/// <summary>What the storage needs to know of a state type, found out once.</summary>
/// <typeparam name="T">The type of the state.</typeparam>
internal static class StateFactory<T>
{
    /// <summary>True if the state is bytes already.</summary>
    internal static readonly bool IsRaw = typeof(IRawState).IsAssignableFrom(typeof(T));

    private static readonly bool HasConstructor = typeof(T).IsValueType
        || typeof(T).GetConstructor(BindingFlags.Public | BindingFlags.Instance, Type.EmptyTypes) is not null;

    /// <summary>The state of a record that does not exist: a new one where the type can make it, otherwise null.</summary>
    internal static T? Create() => HasConstructor ? Activator.CreateInstance<T>() : default;
}
