using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>
/// What a caller holds: the base class of the generated classes that implement grain and observer interfaces. References to the same grain
/// are equal, whatever their interfaces.
/// </summary>
[SuppressMessage("Performance", "CA1852:Seal internal types", Justification = "Generated classes derive from it.")]
internal class GrainProxy : DispatchProxy, IAddressable, IEquatable<GrainProxy>
{
    private GrainRuntime runtime = null!;
    private GrainInterface grainInterface = null!;
    private CallTarget? target;

    internal GrainId GrainId { get; private set; }

    public bool Equals(GrainProxy? other) => other is not null && other.GrainId == GrainId;

    public sealed override bool Equals(object? obj) => Equals(obj as GrainProxy);

    public sealed override int GetHashCode() => GrainId.GetHashCode();

    public sealed override string ToString() => $"{grainInterface.Type.Name} {GrainId}";

    /// <summary>A reference of the same class. Cloning is many times faster than having the generator make another.</summary>
    internal GrainProxy Clone(GrainRuntime owner, GrainInterface type, GrainId grainId)
    {
        var clone = (GrainProxy)MemberwiseClone();
        clone.runtime = owner;
        clone.grainInterface = type;
        clone.GrainId = grainId;
        clone.target = null;
        return clone;
    }

    internal TInterface As<TInterface>() => this is TInterface same ? same : runtime.Factory.Reference<TInterface>(GrainId);

    internal void Send(Call call, bool hasDeadline)
    {
        if (hasDeadline)
            runtime.AddDeadline(call);

        if (runtime.Transport is { } transport)
            Carry(transport, call);
        else
            Deliver(call);
    }

    protected sealed override object? Invoke(MethodInfo? targetMethod, object?[]? args) => grainInterface[targetMethod!].Send(this, args);

    // By itself, so that a call without a transport costs no closure.
    private void Carry(ICallTransport transport, Call call) => transport.Carry(call.Description, () => Deliver(call));

    private void Deliver(Call call)
    {
        var current = target;
        if (current is null or { IsGone: true })
            target = current = runtime.FindTarget(GrainId);

        if (current is null)
            runtime.OnUndeliverable(call);
        else
            current.Enqueue(call);
    }
}
