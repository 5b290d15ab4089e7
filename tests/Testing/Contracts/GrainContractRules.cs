using System.Reflection;
using Orleans;
using Orleans.Runtime;

namespace Trading.Testing.Contracts;

/// <summary>
/// What Orleans demands of grain interfaces and messages, found by reflection, so that a build on the embedded runtime, which passes
/// objects by reference, cannot drift away from it. Stricter than Orleans in two points: members are numbered explicitly, and messages are
/// immutable.
/// </summary>
public static class GrainContractRules
{
    /// <summary>
    /// Every rule that an assembly breaks, one sentence each; empty when it keeps them all. Walks its grain and observer interfaces, the
    /// types of their arguments and results, and besides all its types with <see cref="GenerateSerializerAttribute"/>, since those are
    /// stored or derived.
    /// </summary>
    public static IReadOnlyList<string> FindViolations(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        var types = assembly.GetTypes();
        var serializedTypes = types.Where(type => type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false));
        return FindViolations(types.Where(IsGrainInterface), serializedTypes);
    }

    /// <summary>The same for the given interfaces and serialized types alone.</summary>
    public static IReadOnlyList<string> FindViolations(IEnumerable<Type> interfaces, IEnumerable<Type> serializedTypes)
    {
        ArgumentNullException.ThrowIfNull(interfaces);
        ArgumentNullException.ThrowIfNull(serializedTypes);
        var messages = new SerializableTypes();
        foreach (var method in interfaces.SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Public)))
            CheckMethod(method, messages);

        foreach (var type in serializedTypes)
            messages.CheckMembers(type);

        messages.CheckAliases();
        return messages.Violations;
    }

    private static bool IsGrainInterface(Type type) =>
        type.IsInterface && (typeof(IGrain).IsAssignableFrom(type) || typeof(IGrainObserver).IsAssignableFrom(type));

    private static void CheckMethod(MethodInfo method, SerializableTypes messages)
    {
        var name = $"{method.DeclaringType!.Name}.{method.Name}";
        if (method.IsGenericMethod)
            messages.Report($"{name} is generic.");

        CheckReturn(method, name, messages);
        foreach (var parameter in method.GetParameters())
        {
            if (parameter.ParameterType.IsByRef)
                messages.Report($"Parameter {parameter.Name} of {name} is passed by reference.");
            else if (parameter.ParameterType != typeof(CancellationToken))
                messages.Check(parameter.ParameterType, $"parameter {parameter.Name} of {name}");
        }
    }

    private static void CheckReturn(MethodInfo method, string name, SerializableTypes messages)
    {
        var returns = method.ReturnType;
        var isTask = returns == typeof(Task) || returns == typeof(ValueTask)
            || (returns == typeof(void) && typeof(IGrainObserver).IsAssignableFrom(method.DeclaringType));
        if (isTask)
            return;

        var kind = returns.IsGenericType ? returns.GetGenericTypeDefinition() : null;
        if (kind == typeof(Task<>) || kind == typeof(ValueTask<>))
            messages.Check(returns.GetGenericArguments()[0], $"the result of {name}");
        else
            messages.Report($"{name} returns {returns.Name} and not a Task or ValueTask.");
    }
}
