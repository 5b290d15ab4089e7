namespace Orleans.Runtime;

/// <summary>A grain's identity: its type and its key. The default value is no grain.</summary>
[GenerateSerializer, Immutable]
public readonly struct GrainId : IEquatable<GrainId>, IComparable<GrainId>
{
    private GrainId(GrainType type, IdSpan key)
    {
        Type = type;
        Key = key;
    }

    /// <summary>The grain's type.</summary>
    [Id(0)]
    public GrainType Type { get; }

    /// <summary>The grain's key, unique within the type.</summary>
    [Id(1)]
    public IdSpan Key { get; }

    /// <summary>Whether this is no grain.</summary>
    public bool IsDefault => Type.IsDefault && Key.IsDefault;

    /// <summary>The id of a grain by the names of its type and key.</summary>
    public static GrainId Create(string type, string key) => Create(GrainType.Create(type), key);

    /// <summary>The id of a grain by its type and key.</summary>
    /// <exception cref="ArgumentException">The key is blank.</exception>
    public static GrainId Create(GrainType type, string key)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        return new GrainId(type, IdSpan.Create(key));
    }

    /// <summary>The id of a grain by its type and key.</summary>
    public static GrainId Create(GrainType type, IdSpan key) => new(type, key);

    /// <summary>Whether two ids are of the same grain.</summary>
    public static bool operator ==(GrainId left, GrainId right) => left.Equals(right);

    /// <summary>Whether two ids are of different grains.</summary>
    public static bool operator !=(GrainId left, GrainId right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(GrainId other) => Key.Equals(other.Key) && Type.Equals(other.Type);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is GrainId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((Type.GetHashCode() * 31) + Key.GetHashCode());

    /// <summary>By type, then by key.</summary>
    public int CompareTo(GrainId other)
    {
        var byType = Type.CompareTo(other.Type);
        return byType != 0 ? byType : Key.CompareTo(other.Key);
    }

    /// <summary>Type and key with a slash between them, as in <c>user/oY01WVirLr</c>.</summary>
    public override string ToString() => $"{Type}/{Key}";
}
