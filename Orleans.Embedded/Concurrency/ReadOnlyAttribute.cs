namespace Orleans.Concurrency;

/// <summary>
/// The method changes nothing: such calls may interleave with each other, though not with other calls. Goes on the interface's method.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReadOnlyAttribute : Attribute
{
}
