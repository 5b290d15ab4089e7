using System.Reflection;

namespace Orleans.Embedded;

/// <summary>A method that gives a <typeparamref name="TResult"/>, or <see cref="Nothing"/>, in one of the forms below.</summary>
internal abstract class GrainMethod<TResult>(MethodInfo method) : GrainMethod(method)
{
    internal static readonly Task<TResult> NoResponse = Task.FromResult<TResult>(default!);

    /// <summary>Runs the method on a grain, in its turn, up to its first wait.</summary>
    /// <exception cref="InvalidOperationException">The method returned no task.</exception>
    internal Task Invoke(object instance, object?[]? arguments) =>
        FromReturned(Invoker.Invoke(instance, arguments.AsSpan())) ?? throw new InvalidOperationException($"{Name} returned no task.");

    /// <summary>What the method gave, of its task that has ended; throws what the method threw.</summary>
    internal static TResult ResultOf(Task ended)
    {
        if (ended is Task<TResult> task)
            return task.GetAwaiter().GetResult();

        // Of a method without a result.
        ended.GetAwaiter().GetResult();
        return default!;
    }

    internal sealed override object? Send(GrainProxy proxy, object?[]? arguments)
    {
        var call = new Call<TResult>(this, arguments, proxy.GrainId, IsOneWay);
        proxy.Send(call, hasDeadline: !IsOneWay);
        return ToReturned(call.Response);
    }

    /// <summary>What the grain's method returned, as a task.</summary>
    protected abstract Task? FromReturned(object? returned);

    /// <summary>The caller's task, as the interface's method returns it.</summary>
    protected abstract object? ToReturned(Task<TResult> response);
}
