using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Trading.Accounts;

namespace Trading.Gateway.Commands;

/// <summary>
/// Takes commands to the accounts over one lane for each user (<see cref="CommandLane"/>), so that a slow account holds up nobody else.
/// What is under way is bounded, for each user and over all of them; lanes are dropped when many are idle.
/// </summary>
public sealed class CommandRouter : ICommandRouter, IDisposable
{
    private readonly ConcurrentDictionary<string, CommandLane> _lanes = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Func<string, BatchExecution> _accountOf;
    private int _inFlight;
    private int _laneCount;

    /// <summary>Starts with nothing under way.</summary>
    /// <param name="accountOf">Finds the account of a user, or of <see cref="UserId.Supervisor"/>.</param>
    /// <param name="dump">Writes the files of <c>DUMPLOG</c>.</param>
    /// <param name="options">The limits.</param>
    /// <param name="log">Where failures of accounts are told.</param>
    /// <param name="deliveries">Numbers commands without a session, where a call may reach an account twice.</param>
    /// <param name="clock">Measures how long commands take; the system's by default.</param>
    public CommandRouter(
        Func<string, BatchExecution> accountOf,
        IAuditDump dump,
        IOptions<CommandRouterOptions> options,
        ILogger<CommandRouter> log,
        DeliveryNumbers? deliveries = null,
        TimeProvider? clock = null)
    {
        _accountOf = accountOf;
        Dump = dump;
        Options = options.Value;
        Log = log;
        Deliveries = deliveries;
        Latency = new CommandLatency(clock ?? TimeProvider.System);
    }

    /// <summary>The commands that are under way or wait, over all users.</summary>
    public int InFlight => Volatile.Read(ref _inFlight);

    /// <summary>The number of lanes, idle ones included.</summary>
    public int LaneCount => Volatile.Read(ref _laneCount);

    /// <summary>The commands that have ended since the start.</summary>
    public CommandCounters Counters { get; } = new();

    /// <summary>How long commands have taken lately, from the door to their outcome; of many under way a sample.</summary>
    public CommandLatency Latency { get; }

    internal CommandRouterOptions Options { get; }

    internal LaneStarts Starts { get; init; } = new();

    internal IAuditDump Dump { get; }

    internal ILogger Log { get; }

    internal DeliveryNumbers? Deliveries { get; }

    internal CancellationToken Stopping => _stopping.Token;

    /// <inheritdoc/>
    public bool TrySubmit(string user, in Command command, long tag, IOutcomeSink sink)
    {
        var inFlight = Interlocked.Increment(ref _inFlight);
        if (inFlight > Options.InFlightMax)
        {
            Leave(1);
            return false;
        }

        var entry = new LaneEntry(Checked(command), tag, sink, IsMeasured(inFlight) ? Latency.Now : 0);
        while (true)
        {
            if (!_lanes.TryGetValue(user, out var lane))
                lane = AddLane(user);
            switch (lane.Enter(entry))
            {
                case LaneAnswer.Taken:
                    return true;
                case LaneAnswer.Full:
                    Leave(1);
                    return false;
            }
        }
    }

    /// <summary>Cancels the dumps that are being written. Commands under way run to their end.</summary>
    public void Dispose() => _stopping.Cancel();

    /// <summary>Commands have ended.</summary>
    internal void Leave(int count) => Interlocked.Add(ref _inFlight, -count);

    /// <summary>
    /// Drops an idle lane where there are more than are kept. The lane holds its lock, so that nobody finds it here who may not use it.
    /// </summary>
    internal bool TryDrop(CommandLane lane)
    {
        if (LaneCount <= Options.IdleLanesMax)
            return false;
        if (_lanes.TryRemove(KeyValuePair.Create(lane.User, lane)))
            Interlocked.Decrement(ref _laneCount);
        return true;
    }

    private CommandLane AddLane(string user)
    {
        var lane = new CommandLane(user, _accountOf(user), this);
        var kept = _lanes.GetOrAdd(user, lane);
        if (ReferenceEquals(kept, lane))
            Interlocked.Increment(ref _laneCount);
        return kept;
    }

    /// <summary>All commands while there are few, and one in sixteen of many: the clock costs a fiftieth of what a command does.</summary>
    private static bool IsMeasured(int inFlight) => inFlight <= 64 || (inFlight & 15) == 0;

    /// <summary>A dump under a name that leaves the dump folder is recorded and refused in its turn.</summary>
    private Command Checked(in Command command) =>
        command is { Kind: CommandKind.Dumplog, Refusal: Status.Ok, FileName: { } name } && !Dump.IsAllowed(name)
            ? command with { Refusal = Status.Forbidden }
            : command;
}
