namespace Orleans.Concurrency;

/// <summary>Calls to grains of this class may start while others await; turns still never overlap.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReentrantAttribute : Attribute
{
}
