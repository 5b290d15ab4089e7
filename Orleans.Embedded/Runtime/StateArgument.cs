using System.Reflection;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>A constructor argument that is persistent state.</summary>
internal sealed class StateArgument
{
    private readonly PersistentStateAttribute attribute;
    private readonly ConstructorInfo stateConstructor;

    private StateArgument(ParameterInfo parameter, PersistentStateAttribute attribute)
    {
        ParameterType = parameter.ParameterType;
        this.attribute = attribute;
        if (!ParameterType.IsGenericType || ParameterType.GetGenericTypeDefinition() != typeof(IPersistentState<>))
            throw new ArgumentException($"Parameter {parameter.Name} of {parameter.Member.DeclaringType} must be an IPersistentState.");

        stateConstructor = typeof(PersistentState<>).MakeGenericType(ParameterType.GetGenericArguments())
            .GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public).Single();
    }

    internal Type ParameterType { get; }

    /// <summary>The persistent states among the arguments of the class's constructors.</summary>
    internal static StateArgument[] Of(Type grainClass) =>
    [
        .. from parameter in grainClass.GetConstructors().SelectMany(constructor => constructor.GetParameters())
           let attribute = parameter.GetCustomAttribute<PersistentStateAttribute>()
           where attribute is not null
           select new StateArgument(parameter, attribute),
    ];

    internal object CreateState(Activation activation) =>
        stateConstructor.Invoke(BindingFlags.DoNotWrapExceptions, null, [activation, attribute], null);
}
