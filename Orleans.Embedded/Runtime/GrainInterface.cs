using System.Collections.Frozen;
using System.Reflection;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>A grain or observer interface: its methods, and how references of this type are made.</summary>
internal sealed class GrainInterface
{
    private readonly FrozenDictionary<MethodInfo, GrainMethod> methods;
    private readonly GrainProxy prototype;

    internal GrainInterface(Type type)
    {
        Type = type;
        methods = type.GetInterfaces().Append(type)
            .SelectMany(each => each.GetMethods(BindingFlags.Instance | BindingFlags.Public))
            .ToFrozenDictionary(method => method, GrainMethod.Create);
        prototype = (GrainProxy)DispatchProxy.Create(type, typeof(GrainProxy));
    }

    internal Type Type { get; }

    internal GrainMethod this[MethodInfo method] => methods[method];

    internal GrainProxy CreateReference(GrainRuntime runtime, GrainId grainId) => prototype.Clone(runtime, this, grainId);
}
