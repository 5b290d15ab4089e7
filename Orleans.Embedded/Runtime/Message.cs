namespace Orleans.Embedded;

/// <summary>What a grain or observer runs as a request: a call, or the tick of a timer.</summary>
internal abstract class Message : TurnItem
{
    /// <summary>Whether it may start while any other awaits.</summary>
    internal abstract bool Interleaves { get; }

    /// <summary>Whether it may start while others that only read await.</summary>
    internal abstract bool IsReadOnly { get; }

    /// <summary>Whether it counts as use for the idle collector.</summary>
    internal abstract bool CountsAsUse { get; }

    /// <summary>Whether nobody wants it run any more.</summary>
    internal abstract bool IsAbandoned { get; }

    /// <summary>Runs it in a turn of the target, which is told of a failure and of the end. Never throws.</summary>
    internal abstract void Run(CallTarget target, object instance);

    /// <summary>Tells the caller, if any, that it will not run.</summary>
    internal abstract void Reject(Exception reason);
}
