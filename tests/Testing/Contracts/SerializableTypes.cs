using System.Reflection;
using System.Runtime.CompilerServices;
using Orleans;
using Orleans.Runtime;

namespace Trading.Testing.Contracts;

/// <summary>Follows types from member to member and notes what Orleans could not serialize, each type once.</summary>
internal sealed class SerializableTypes
{
    private const BindingFlags DeclaredInstance =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private readonly HashSet<Type> seen = [];
    private readonly HashSet<Type> checkedMembers = [];
    private readonly List<string> violations = [];

    internal IReadOnlyList<string> Violations => violations;

    internal void Report(string violation) => violations.Add(violation);

    /// <summary>Checks a type that a message is made of; <paramref name="use"/> says where it stands.</summary>
    internal void Check(Type type, string use)
    {
        if (type.IsGenericParameter || !seen.Add(type))
            return;

        if (KnownTypes.IsScalar(type) || type.IsEnum || typeof(IAddressable).IsAssignableFrom(type))
            return;

        if (KnownTypes.TryGetElements(type, out var elements))
        {
            foreach (var element in elements)
                Check(element, $"{use} ({type.Name})");

            return;
        }

        if (!type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false))
        {
            Report($"{type.FullName}, {use}, has no [GenerateSerializer] and is no type that Orleans knows.");
            return;
        }

        if (!type.IsDefined(typeof(ImmutableAttribute), inherit: false))
            Report($"{type.FullName}, {use}, is not [Immutable].");

        CheckMembers(type);
    }

    /// <summary>Checks the numbers and the types of the members of a serialized type, with its base types.</summary>
    internal void CheckMembers(Type type)
    {
        if (type.IsEnum || !checkedMembers.Add(type))
            return;

        if (type.IsNestedPrivate || type.IsNestedFamily)
            Report($"{type.FullName} is private, so that generated code cannot reach it.");

        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && parent.Assembly == type.Assembly)
            CheckBase(type, parent);

        var numbers = new Dictionary<uint, string>();
        foreach (var field in type.GetFields(DeclaredInstance).Where(field => !field.IsDefined(typeof(NonSerializedAttribute))))
            CheckField(type, field, numbers);
    }

    /// <summary>Notes the aliases that several of the serialized types have.</summary>
    internal void CheckAliases()
    {
        var groups = checkedMembers.SelectMany(type => type.GetCustomAttributes<AliasAttribute>().Select(alias => (alias.Alias, type)))
            .GroupBy(pair => pair.Alias, pair => pair.type.FullName)
            .Where(group => group.Count() > 1);
        foreach (var group in groups)
            Report($"Alias {group.Key} belongs to several types: {string.Join(", ", group)}.");
    }

    private void CheckBase(Type type, Type parent)
    {
        if (!parent.IsDefined(typeof(GenerateSerializerAttribute), inherit: false))
            Report($"{parent.FullName}, the base of {type.FullName}, has no [GenerateSerializer].");
        else
            CheckMembers(parent);
    }

    private void CheckField(Type type, FieldInfo field, Dictionary<uint, string> numbers)
    {
        var name = MemberName(field);
        if (NumberOf(type, field, name) is not { } number)
            Report($"{type.FullName}.{name} has no [Id].");
        else if (!numbers.TryAdd(number, name))
            Report($"{type.FullName}.{name} has the same [Id({number})] as {numbers[number]}.");

        Check(field.FieldType, $"{type.FullName}.{name}");
    }

    // The backing field of a property is named <Property>k__BackingField.
    private static string MemberName(FieldInfo field) => field.IsDefined(typeof(CompilerGeneratedAttribute)) && field.Name.StartsWith('<')
        ? field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)]
        : field.Name;

    private static uint? NumberOf(Type type, FieldInfo field, string name)
    {
        var parameters = type.GetConstructors(DeclaredInstance)
            .SelectMany(constructor => constructor.GetParameters())
            .Where(parameter => parameter.Name == name);
        var attribute = field.GetCustomAttribute<IdAttribute>()
            ?? type.GetProperty(name, DeclaredInstance)?.GetCustomAttribute<IdAttribute>()
            ?? parameters.Select(parameter => parameter.GetCustomAttribute<IdAttribute>()).FirstOrDefault(each => each is not null);
        return attribute?.Id;
    }
}
