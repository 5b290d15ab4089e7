namespace Orleans;

/// <summary>
/// The name of a grain class within ids. Without it, the name is that of the class in lower case, less a final "grain". Stored state is
/// found by this name, so it must never change.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
public sealed class GrainTypeAttribute(string grainType) : Attribute
{
    internal string Name { get; } = grainType;
}
