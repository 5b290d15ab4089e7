using System.Reflection;

namespace Orleans.Embedded;

internal sealed class TaskMethod<TResult>(MethodInfo method) : GrainMethod<TResult>(method)
{
    protected override ValueTask<TResult> FromReturned(object? returned) => new((Task<TResult>)returned!);

    protected override object ToReturned(Task<TResult> response) => response;
}
