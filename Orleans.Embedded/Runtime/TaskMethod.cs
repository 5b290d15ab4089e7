using System.Reflection;

namespace Orleans.Embedded;

internal sealed class TaskMethod(MethodInfo method) : GrainMethod<Nothing>(method)
{
    protected override ValueTask<Nothing> FromReturned(object? returned) =>
        returned is Task { IsCompletedSuccessfully: true } ? default : AwaitAsync((Task)returned!);

    protected override object ToReturned(Task<Nothing> response) => response;

    private static async ValueTask<Nothing> AwaitAsync(Task task)
    {
        await task;
        return default;
    }
}
