using System.Reflection;

namespace Orleans.Embedded;

/// <summary>A method of an observer that returns nothing: the caller does not wait.</summary>
internal sealed class VoidMethod(MethodInfo method) : GrainMethod<Nothing>(method)
{
    protected override Task FromReturned(object? returned) => Task.CompletedTask;

    protected override object? ToReturned(Task<Nothing> response) => null;
}
