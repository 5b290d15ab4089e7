using System.Diagnostics.CodeAnalysis;
using Orleans;

namespace Trading.Conformance.Embedded.Contracts;

/// <summary>Planted mistakes, each in a type of its own, which the rules must find.</summary>
[SuppressMessage("Naming", "CA1716:Identifiers should not match keywords", Justification = "They are mistakes on purpose.")]
public static class BadContracts
{
    public interface IReturnsValue : IGrainWithStringKey
    {
        int Get();
    }

    public interface IReturnsNothing : IGrainWithStringKey
    {
        void Do();
    }

    public interface IIsGeneric : IGrainWithStringKey
    {
        Task DoAsync<T>(T value);
    }

    public interface IPassesByReference : IGrainWithStringKey
    {
        Task DoAsync(in int value);
    }

    public interface ITakes<in T> : IGrainWithStringKey
    {
        Task DoAsync(T value);
    }

    public interface IGives<T> : IGrainWithStringKey
    {
        Task<T> GetAsync();
    }

    public sealed record WithoutSerializer([property: Id(0)] int Value);

    [GenerateSerializer]
    public sealed record WithoutImmutable([property: Id(0)] int Value);

    [GenerateSerializer, Immutable]
    public sealed record WithoutId([property: Id(0)] int First, int Second);

    [GenerateSerializer, Immutable]
    public sealed record WithSameId([property: Id(0)] int First, [property: Id(0)] int Second);

    [GenerateSerializer, Immutable]
    public sealed record WithUnknownMember([property: Id(0)] List<Lazy<int>> Lazies);

    [GenerateSerializer, Immutable]
    public sealed record WithInterfaceMember([property: Id(0)] IReadOnlyList<int> Values);

    [GenerateSerializer, Immutable]
    public sealed record WithBadBase([property: Id(0)] int Value) : BadBase;

    public abstract record BadBase
    {
        public int Lost { get; init; }
    }

    [GenerateSerializer, Immutable, Alias("same")]
    public sealed record WithAlias([property: Id(0)] int Value);

    [GenerateSerializer, Immutable, Alias("same")]
    public sealed record WithSameAlias([property: Id(0)] int Value);

    public static Type PrivateType => typeof(WithPrivateAccess);

    [GenerateSerializer, Immutable]
    private sealed record WithPrivateAccess([property: Id(0)] int Value);
}
