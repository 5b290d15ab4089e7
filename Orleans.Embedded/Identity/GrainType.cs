namespace Orleans.Runtime;

/// <summary>The name of a grain class within ids, as in <c>user</c> for <c>UserGrain</c>. The default value is no type.</summary>
[GenerateSerializer, Immutable]
public readonly struct GrainType : IEquatable<GrainType>, IComparable<GrainType>
{
    /// <summary>A type by its name.</summary>
    public GrainType(IdSpan id) => Value = id;

    /// <summary>The name.</summary>
    [Id(0)]
    public IdSpan Value { get; }

    /// <summary>Whether this is no type.</summary>
    public bool IsDefault => Value.IsDefault;

    /// <summary>A type by its name.</summary>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    public static GrainType Create(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        return new GrainType(IdSpan.Create(value));
    }

    /// <summary>Whether two types have the same name.</summary>
    public static bool operator ==(GrainType left, GrainType right) => left.Equals(right);

    /// <summary>Whether two types have different names.</summary>
    public static bool operator !=(GrainType left, GrainType right) => !left.Equals(right);

    /// <summary>The name's bytes, UTF-8.</summary>
    public ReadOnlySpan<byte> AsSpan() => Value.AsSpan();

    /// <inheritdoc/>
    public bool Equals(GrainType obj) => Value.Equals(obj.Value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is GrainType other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode();

    /// <summary>By the names' bytes.</summary>
    public int CompareTo(GrainType other) => Value.CompareTo(other.Value);

    /// <summary>The name.</summary>
    public override string ToString() => Value.ToString();
}
