using System.Reflection;
using Orleans.Concurrency;

namespace Orleans.Embedded;

/// <summary>A method of a grain or observer interface, as the runtime calls it.</summary>
internal abstract class GrainMethod(MethodInfo method)
{
    internal string Name { get; } = $"{method.DeclaringType!.Name}.{method.Name}";

    internal bool IsReadOnly { get; } = method.IsDefined(typeof(ReadOnlyAttribute), inherit: true);

    internal bool Interleaves { get; } = method.IsDefined(typeof(AlwaysInterleaveAttribute), inherit: true);

    protected bool IsOneWay { get; } = method.ReturnType == typeof(void) || method.IsDefined(typeof(OneWayAttribute), inherit: true);

    protected MethodInvoker Invoker { get; } = MethodInvoker.Create(method);

    /// <summary>Sends a call and answers what the method returns to its caller.</summary>
    internal abstract object? Send(GrainProxy proxy, object?[]? arguments);

    /// <exception cref="ArgumentException">The method returns something else than void, a Task or a ValueTask, or is generic.</exception>
    internal static GrainMethod Create(MethodInfo method)
    {
        var returns = method.ReturnType;
        if (!method.IsGenericMethod)
        {
            if (returns == typeof(void) && typeof(IGrainObserver).IsAssignableFrom(method.DeclaringType))
                return new VoidMethod(method);
            if (returns == typeof(Task))
                return new TaskMethod(method);
            if (returns == typeof(ValueTask))
                return new ValueTaskMethod(method);
            if (returns.IsGenericType && returns.GetGenericTypeDefinition() == typeof(Task<>))
                return Create(typeof(TaskMethod<>), method);
            if (returns.IsGenericType && returns.GetGenericTypeDefinition() == typeof(ValueTask<>))
                return Create(typeof(ValueTaskMethod<>), method);
        }

        throw new ArgumentException($"{method.DeclaringType}.{method.Name} must return a Task or a ValueTask and not be generic.");
    }

    private static GrainMethod Create(Type kind, MethodInfo method) => (GrainMethod)Activator.CreateInstance(
        kind.MakeGenericType(method.ReturnType.GetGenericArguments()), BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public,
        null, [method], null)!;
}
