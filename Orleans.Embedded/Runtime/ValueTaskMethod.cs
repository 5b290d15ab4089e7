using System.Reflection;

namespace Orleans.Embedded;

internal sealed class ValueTaskMethod(MethodInfo method) : GrainMethod<Nothing>(method)
{
    protected override Task FromReturned(object? returned) => ((ValueTask)returned!).AsTask();

    protected override object ToReturned(Task<Nothing> response) => new ValueTask(response);
}
