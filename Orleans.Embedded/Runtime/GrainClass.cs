using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>A grain class: its name within ids, its attributes, and how instances are made.</summary>
internal sealed class GrainClass
{
    private readonly ObjectFactory create;
    private readonly StateArgument[] stateArguments;

    internal GrainClass(Type type, EmbeddedGrainOptions options)
    {
        Type = type;
        GrainType = GrainType.Create(NameOf(type));
        IsReentrant = type.IsDefined(typeof(ReentrantAttribute), inherit: true);
        CollectionAge = type.IsDefined(typeof(KeepAliveAttribute), inherit: true) ? null
            : options.CollectionAges.TryGetValue(type, out var age) ? age
            : options.CollectionAge;
        stateArguments = StateArgument.Of(type);
        create = ActivatorUtilities.CreateFactory(type, [.. stateArguments.Select(argument => argument.ParameterType)]);
    }

    internal Type Type { get; }

    internal GrainType GrainType { get; }

    internal bool IsReentrant { get; }

    /// <summary>After how long without use the idle collector takes a grain; null for never.</summary>
    internal TimeSpan? CollectionAge { get; }

    /// <summary>The grain interfaces that the class implements.</summary>
    internal IEnumerable<Type> Interfaces => Type.GetInterfaces().Where(each => typeof(IAddressable).IsAssignableFrom(each));

    /// <summary>Makes an instance, and its persistent states along with it, which register themselves with the activation.</summary>
    internal object CreateInstance(Activation activation)
    {
        var arguments = stateArguments.Length == 0
            ? []
            : Array.ConvertAll(stateArguments, argument => (object?)argument.CreateState(activation));
        return create(activation.ActivationServices, arguments);
    }

    private static string NameOf(Type type)
    {
        if (type.GetCustomAttribute<GrainTypeAttribute>() is { } attribute)
            return attribute.Name;

        const string Suffix = "grain";
        var name = type.Name.ToLowerInvariant();
        return name.Length > Suffix.Length && name.EndsWith(Suffix, StringComparison.Ordinal) ? name[..^Suffix.Length] : name;
    }
}
