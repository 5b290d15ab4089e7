using System.Reflection;

namespace Orleans.Embedded;

internal sealed class TaskMethod<TResult>(MethodInfo method) : GrainMethod<TResult>(method)
{
    protected override Task? FromReturned(object? returned) => (Task?)returned;

    protected override object ToReturned(Task<TResult> response) => response;
}
