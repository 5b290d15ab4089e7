using System.Reflection;

namespace Orleans.Embedded;

/// <summary>A method that gives a <typeparamref name="TResult"/>, or <see cref="Nothing"/>, in one of the forms below.</summary>
internal abstract class GrainMethod<TResult>(MethodInfo method) : GrainMethod(method)
{
    internal static readonly Task<TResult> NoResponse = Task.FromResult<TResult>(default!);

    /// <summary>Runs the method on a grain, in its turn.</summary>
    internal ValueTask<TResult> InvokeAsync(object instance, object?[]? arguments) =>
        FromReturned(Invoker.Invoke(instance, arguments.AsSpan()));

    internal sealed override object? Send(GrainProxy proxy, object?[]? arguments)
    {
        var call = new Call<TResult>(this, arguments, proxy.GrainId, IsOneWay);
        proxy.Send(call, hasDeadline: !IsOneWay);
        return ToReturned(call.Response);
    }

    /// <summary>What the grain's method returned, in the common form.</summary>
    protected abstract ValueTask<TResult> FromReturned(object? returned);

    /// <summary>The caller's task, as the interface's method returns it.</summary>
    protected abstract object? ToReturned(Task<TResult> response);
}
