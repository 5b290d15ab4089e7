using System.Collections.Frozen;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>The grain classes of the assemblies that the options name, by grain type and by interface.</summary>
internal sealed class GrainClasses
{
    private readonly FrozenDictionary<GrainType, GrainClass> byGrainType;
    private readonly FrozenDictionary<Type, GrainClass[]> byInterface;

    internal GrainClasses(EmbeddedGrainOptions options)
    {
        var classes = options.Assemblies.Distinct()
            .SelectMany(assembly => assembly.GetTypes())
            .Where(IsGrainClass)
            .Select(type => new GrainClass(type, options))
            .ToList();
        if (classes.GroupBy(each => each.GrainType).FirstOrDefault(group => group.Count() > 1) is { } clash)
        {
            throw new ArgumentException(
                $"These classes all have grain type {clash.Key}: {Names(clash)}. Tell them apart by [GrainType].");
        }

        byGrainType = classes.ToFrozenDictionary(each => each.GrainType);
        byInterface = classes.SelectMany(each => each.Interfaces.Select(type => (type, each)))
            .GroupBy(pair => pair.type, pair => pair.each)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray());
    }

    internal int Count => byGrainType.Count;

    internal GrainClass this[GrainType grainType] => byGrainType.TryGetValue(grainType, out var grainClass)
        ? grainClass
        : throw new ArgumentException($"No grain class has the type {grainType}.");

    /// <summary>The class that implements a grain interface.</summary>
    /// <exception cref="ArgumentException">No class, or more than one, implements it.</exception>
    internal GrainClass Implementing(Type grainInterface, string? classNamePrefix)
    {
        GrainClass[] classes = byInterface.GetValueOrDefault(grainInterface) ?? [];
        if (classNamePrefix is not null)
            classes = Array.FindAll(classes, each => each.Type.FullName!.StartsWith(classNamePrefix, StringComparison.Ordinal));

        return classes switch
        {
            [var one] => one,
            [] => throw new ArgumentException($"No grain class implements {grainInterface}. Is its assembly among those of the options?"),
            _ => throw new ArgumentException($"Several grain classes implement {grainInterface}: {Names(classes)}."),
        };
    }

    private static bool IsGrainClass(Type type) =>
        type is { IsClass: true, IsAbstract: false, IsGenericTypeDefinition: false } && typeof(IGrainBase).IsAssignableFrom(type);

    private static string Names(IEnumerable<GrainClass> classes) => string.Join(", ", classes.Select(each => each.Type.FullName));
}
