using System.Reflection;

namespace Orleans.Embedded;

internal sealed class ValueTaskMethod<TResult>(MethodInfo method) : GrainMethod<TResult>(method)
{
    protected override Task FromReturned(object? returned) => ((ValueTask<TResult>)returned!).AsTask();

    protected override object ToReturned(Task<TResult> response) => new ValueTask<TResult>(response);
}
