using System.Reflection;

namespace Orleans.Embedded;

internal sealed class TaskMethod(MethodInfo method) : GrainMethod<Nothing>(method)
{
    protected override Task? FromReturned(object? returned) => (Task?)returned;

    protected override object ToReturned(Task<Nothing> response) => response;
}
