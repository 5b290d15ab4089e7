using System.Reflection;

namespace Orleans.Embedded;

internal sealed class ValueTaskMethod<TResult>(MethodInfo method) : GrainMethod<TResult>(method)
{
    protected override ValueTask<TResult> FromReturned(object? returned) => (ValueTask<TResult>)returned!;

    protected override object ToReturned(Task<TResult> response) => new ValueTask<TResult>(response);
}
