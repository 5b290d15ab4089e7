namespace Trading.Simulation;

/// <summary>
/// What goes wrong in one run, and how often. Each kind of fault is left out of some runs altogether, since many faults at once keep
/// each other from doing harm.
/// </summary>
internal sealed record FaultPlan
{
    /// <summary>How often a node is killed.</summary>
    internal int Crashes { get; init; }

    /// <summary>
    /// True where storage is a server that outlives the nodes and fails by itself; else it is the local store on the node's disk.
    /// </summary>
    internal bool IsStorageRemote { get; init; }

    /// <summary>
    /// True where a new node starts before the old one is gone, so that every grain has two activations for a while. Needs remote
    /// storage.
    /// </summary>
    internal bool NodesOverlap { get; init; }

    /// <summary>One storage call in so many fails, in any of its ways; 0 for none.</summary>
    internal int StorageFailureOneIn { get; init; }

    /// <summary>One write in so many is acknowledged and never done. No run draws this: it breaks what everything else builds on.</summary>
    internal int ForgottenWriteOneIn { get; init; }

    /// <summary>A part of the names of writes that are acknowledged and never done; null for none. No run draws this either.</summary>
    internal string? ForgottenWrite { get; init; }

    /// <summary>The longest way of a storage call to the server or disk.</summary>
    internal TimeSpan StorageDelayMax { get; init; }

    /// <summary>One call to a grain in so many is lost.</summary>
    internal int LostCallOneIn { get; init; }

    /// <summary>A part of the names of calls to grains that are lost, all of them; null for none. No run draws this.</summary>
    internal string? LostCall { get; init; }

    /// <summary>One call to a grain in so many is held up, up to <see cref="CallDelayMax"/>.</summary>
    internal int LateCallOneIn { get; init; }

    /// <summary>How long a call may be held up.</summary>
    internal TimeSpan CallDelayMax { get; init; }

    /// <summary>One answer in so many does not reach the client.</summary>
    internal int LostAnswerOneIn { get; init; }

    /// <summary>One request of a client in so many arrives twice.</summary>
    internal int RepeatedRequestOneIn { get; init; }

    /// <summary>
    /// The longest pause between two disturbances: a grain that is deactivated, or a node that stands still; zero for none.
    /// </summary>
    internal TimeSpan DisturbancePauseMax { get; init; }

    /// <summary>One request to the quote server in so many fails or hangs.</summary>
    internal int QuoteFailureOneIn { get; init; }

    /// <summary>By how much the clock of a node may be wrong.</summary>
    internal TimeSpan ClockErrorMax { get; init; }

    /// <summary>Draws the faults of one run.</summary>
    internal static FaultPlan Draw(Chance chance)
    {
        var isRemote = chance.OneIn(2);
        return new FaultPlan
        {
            Crashes = chance.OneIn(6) ? 0 : chance.Between(1, 5),
            IsStorageRemote = isRemote,
            NodesOverlap = isRemote && chance.OneIn(2),
            StorageFailureOneIn = chance.OneIn(3) ? 0 : chance.Between(3, 60),
            StorageDelayMax = TimeSpan.FromMilliseconds(chance.Pick(2, 20, 200, 3_000)),
            LostCallOneIn = chance.OneIn(2) ? 0 : chance.Between(20, 200),
            LateCallOneIn = chance.OneIn(2) ? 0 : chance.Between(3, 50),
            CallDelayMax = TimeSpan.FromMilliseconds(chance.Pick(5, 100, 2_000, 40_000)),
            LostAnswerOneIn = chance.OneIn(2) ? 0 : chance.Between(3, 30),
            RepeatedRequestOneIn = chance.OneIn(2) ? 0 : chance.Between(2, 20),
            DisturbancePauseMax = chance.OneIn(2) ? TimeSpan.Zero : TimeSpan.FromSeconds(chance.Pick(5, 20, 60)),
            QuoteFailureOneIn = chance.OneIn(2) ? 0 : chance.Between(2, 20),
            ClockErrorMax = chance.OneIn(2) ? TimeSpan.Zero : TimeSpan.FromMilliseconds(chance.Pick(10, 1_000, 20_000)),
        };
    }
}
