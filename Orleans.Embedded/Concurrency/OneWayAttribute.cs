namespace Orleans.Concurrency;

/// <summary>The caller does not wait and hears nothing of the outcome. Goes on the interface's method.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OneWayAttribute : Attribute
{
}
