using System.Reflection;

namespace Orleans.Embedded;

internal sealed class ValueTaskMethod(MethodInfo method) : GrainMethod<Nothing>(method)
{
    protected override ValueTask<Nothing> FromReturned(object? returned)
    {
        var task = (ValueTask)returned!;
        if (!task.IsCompletedSuccessfully)
            return AwaitAsync(task);

        task.GetAwaiter().GetResult();
        return default;
    }

    protected override object ToReturned(Task<Nothing> response) => new ValueTask(response);

    private static async ValueTask<Nothing> AwaitAsync(ValueTask task)
    {
        await task;
        return default;
    }
}
