namespace Orleans.Concurrency;

/// <summary>The method may run while any other call of the grain awaits. Goes on the interface's method.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AlwaysInterleaveAttribute : Attribute
{
}
