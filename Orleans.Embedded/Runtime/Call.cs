using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>A call of a method, on its way to a target and back.</summary>
internal abstract class Call : Message
{
    /// <summary>When the caller stops waiting, as a timestamp of the clock.</summary>
    internal long Deadline { get; set; }

    /// <summary>The deadlines that this call is listed with; null when it is not.</summary>
    internal DeadlineQueue? Deadlines { get; set; }

    internal Call? PreviousDeadline { get; set; }

    internal Call? NextDeadline { get; set; }

    internal override bool CountsAsUse => true;

    /// <summary>The grain or observer that it is for.</summary>
    internal abstract GrainId TargetId { get; }

    /// <summary>The grain or observer that it is for, and the method: for messages to people.</summary>
    internal abstract string Description { get; }
}
