using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Net;
using System.Numerics;
using Orleans.Runtime;

namespace Trading.Testing.Contracts;

/// <summary>
/// The types that Orleans has serializers for and that messages may use. Collections are named by class, never by interface, since what
/// stands behind an interface may be a class of the compiler's that cannot be serialized.
/// </summary>
internal static class KnownTypes
{
    private static readonly FrozenSet<Type> Scalars = FrozenSet.ToFrozenSet(
    [
        typeof(bool), typeof(char), typeof(sbyte), typeof(byte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long),
        typeof(ulong), typeof(Int128), typeof(UInt128), typeof(float), typeof(double), typeof(Half), typeof(decimal), typeof(string),
        typeof(Guid), typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly), typeof(TimeSpan), typeof(Uri),
        typeof(Version), typeof(BigInteger), typeof(Memory<byte>), typeof(ReadOnlyMemory<byte>), typeof(IPAddress),
        typeof(IPEndPoint), typeof(GrainId), typeof(GrainType), typeof(IdSpan),
    ]);

    private static readonly FrozenSet<Type> Generics = FrozenSet.ToFrozenSet(
    [
        typeof(Nullable<>), typeof(KeyValuePair<,>), typeof(Tuple<>), typeof(Tuple<,>), typeof(Tuple<,,>), typeof(ValueTuple<>),
        typeof(ValueTuple<,>), typeof(ValueTuple<,,>), typeof(ValueTuple<,,,>), typeof(List<>), typeof(Dictionary<,>), typeof(HashSet<>),
        typeof(Queue<>), typeof(Stack<>), typeof(SortedDictionary<,>), typeof(SortedList<,>), typeof(SortedSet<>),
        typeof(ConcurrentDictionary<,>), typeof(ConcurrentQueue<>), typeof(Collection<>), typeof(ReadOnlyCollection<>),
        typeof(ReadOnlyDictionary<,>), typeof(ImmutableArray<>), typeof(ImmutableList<>), typeof(ImmutableDictionary<,>),
        typeof(ImmutableHashSet<>), typeof(ImmutableSortedDictionary<,>), typeof(ImmutableSortedSet<>), typeof(ImmutableQueue<>),
        typeof(ImmutableStack<>), typeof(FrozenDictionary<,>), typeof(FrozenSet<>),
    ]);

    internal static bool IsScalar(Type type) => Scalars.Contains(type);

    /// <summary>The types of what a known collection, array or wrapper holds.</summary>
    internal static bool TryGetElements(Type type, out Type[] elements)
    {
        elements = type.IsArray ? [type.GetElementType()!]
            : type.IsGenericType && Generics.Contains(type.GetGenericTypeDefinition()) ? type.GetGenericArguments()
            : [];
        return elements.Length > 0;
    }
}
