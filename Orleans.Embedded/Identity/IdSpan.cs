using System.Text;

namespace Orleans.Runtime;

/// <summary>
/// A part of an id: bytes, usually of UTF-8 text, with their hash. The hash does not differ from one process to the next, so that the order
/// of hash tables does not either. The default value is empty.
/// </summary>
[GenerateSerializer, Immutable]
public readonly struct IdSpan : IEquatable<IdSpan>, IComparable<IdSpan>
{
    private const uint FnvOffset = 2166136261;
    private const uint FnvPrime = 16777619;

    [Id(0)]
    private readonly int hash;

    [Id(1)]
    private readonly byte[]? bytes;

    /// <summary>The given bytes, which must not change from now on.</summary>
    public IdSpan(byte[] value)
    {
        bytes = value;
        hash = ComputeHash(value);
    }

    /// <summary>The bytes.</summary>
    public ReadOnlyMemory<byte> Value => bytes;

    /// <summary>Whether there are no bytes.</summary>
    public bool IsDefault => bytes is null or [];

    /// <summary>The UTF-8 bytes of a text.</summary>
    public static IdSpan Create(string id) => new(Encoding.UTF8.GetBytes(id));

    /// <summary>Whether the bytes are the same.</summary>
    public static bool operator ==(IdSpan left, IdSpan right) => left.Equals(right);

    /// <summary>Whether the bytes differ.</summary>
    public static bool operator !=(IdSpan left, IdSpan right) => !left.Equals(right);

    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> AsSpan() => bytes;

    /// <inheritdoc/>
    public bool Equals(IdSpan obj) => ReferenceEquals(bytes, obj.bytes) || (hash == obj.hash && AsSpan().SequenceEqual(obj.bytes));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is IdSpan other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => hash;

    /// <summary>By the bytes, from the first.</summary>
    public int CompareTo(IdSpan other) => AsSpan().SequenceCompareTo(other.AsSpan());

    /// <summary>The bytes read as UTF-8.</summary>
    public override string ToString() => Encoding.UTF8.GetString(AsSpan());

    private static int ComputeHash(ReadOnlySpan<byte> value)
    {
        unchecked
        {
            var result = FnvOffset;
            foreach (var item in value)
                result = (result ^ item) * FnvPrime;

            return (int)result;
        }
    }
}
