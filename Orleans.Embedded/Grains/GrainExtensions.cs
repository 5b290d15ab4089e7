using Orleans.Embedded;
using Orleans.Runtime;

namespace Orleans;

/// <summary>The identity of a grain, from its instance or from a reference to it.</summary>
public static class GrainExtensions
{
    /// <summary>The grain's type and key.</summary>
    /// <exception cref="ArgumentException">The object is neither a grain of the runtime nor a reference.</exception>
    public static GrainId GetGrainId(this IAddressable grain)
    {
        ArgumentNullException.ThrowIfNull(grain);
        return grain switch
        {
            GrainProxy proxy => proxy.GrainId,
            IGrainBase { GrainContext: { } context } => context.GrainId,
            _ => throw new ArgumentException($"{grain.GetType()} is neither a grain of the runtime nor a reference to one.", nameof(grain)),
        };
    }

    /// <summary>The key of a grain with a string key.</summary>
    public static string GetPrimaryKeyString(this IAddressable grain) => grain.GetGrainId().Key.ToString();

    /// <summary>The key of a grain with an integer key.</summary>
    /// <exception cref="InvalidOperationException">The grain's key is not an integer.</exception>
    public static long GetPrimaryKeyLong(this IAddressable grain)
    {
        var grainId = grain.GetGrainId();
        return IntegerKey.TryParse(grainId.Key, out var key)
            ? key
            : throw new InvalidOperationException($"The key of grain {grainId} is not an integer.");
    }

    /// <summary>
    /// A reference to the grain (or to the grain that a reference stands for), as the given interface: what a grain passes of itself.
    /// </summary>
    public static TGrainInterface AsReference<TGrainInterface>(this IAddressable grain)
    {
        ArgumentNullException.ThrowIfNull(grain);
        return grain switch
        {
            GrainProxy proxy => proxy.As<TGrainInterface>(),
            IGrainBase { GrainContext: Activation activation } => activation.Runtime.Factory.Reference<TGrainInterface>(activation.GrainId),
            _ => throw new ArgumentException($"{grain.GetType()} is neither a grain of the runtime nor a reference to one.", nameof(grain)),
        };
    }
}
