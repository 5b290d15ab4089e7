using System.Globalization;
using Orleans;

namespace Trading.Accounts;

/// <summary>One command for one user's account, as a door has read it.</summary>
[GenerateSerializer, Immutable, Alias("command")]
public readonly record struct Command
{
    /// <summary>Which command.</summary>
    [Id(0)]
    public CommandKind Kind { get; init; }

    /// <summary>
    /// What the door already found wrong with the line (<see cref="Status.Malformed"/>, <see cref="Status.BadAmount"/>,
    /// <see cref="Status.LimitExceeded"/>), or <see cref="Status.Ok"/>. Such a command is recorded and refused with this status, in its
    /// turn.
    /// </summary>
    [Id(1)]
    public Status Refusal { get; init; }

    /// <summary>True where nobody reads the result: only the status of the outcome is needed.</summary>
    [Id(2)]
    public bool Quiet { get; init; }

    /// <summary>The symbol, for commands that have one.</summary>
    [Id(3)]
    public Symbol Symbol { get; init; }

    /// <summary>The client's transaction number, from 1; 0 lets the account take its next one.</summary>
    [Id(4)]
    public long TransactionNum { get; init; }

    /// <summary>The amount, or for <c>SET_*_TRIGGER</c> the price; zero for commands without one.</summary>
    [Id(5)]
    public Money Amount { get; init; }

    /// <summary>
    /// The sequence that <see cref="TransactionNum"/> counts in, at most 80 characters; null where repeats are not recognised.
    /// The doors build it: <c>s:name</c> for a session, <c>k:key</c> for an idempotency key, which stands for one command whatever its
    /// number, and <c>g:gateway:number</c> for what came with neither through a gateway that is a client of a cluster, and may be
    /// delivered twice.
    /// </summary>
    [Id(6)]
    public string? Session { get; init; }

    /// <summary>The file name of a <c>DUMPLOG</c>, else null.</summary>
    [Id(7)]
    public string? FileName { get; init; }

    /// <summary>True where a session is an idempotency key.</summary>
    public static bool IsKey(string session) => session.StartsWith("k:", StringComparison.Ordinal);

    /// <summary>True where a session is a gateway's own number of one delivery.</summary>
    public static bool IsDelivery(string session) => session.StartsWith("g:", StringComparison.Ordinal);

    /// <summary>The name under which a session is remembered: the deliveries of one gateway are one session.</summary>
    public static string NameOf(string session) => IsDelivery(session) ? session[..session.LastIndexOf(':')] : session;

    /// <summary>
    /// The number by which a session knows a command: an idempotency key stands for one command, whatever its number, and a delivery has
    /// its own.
    /// </summary>
    public static long NumberInSession(string session, long transactionNum) =>
        IsKey(session) ? 0
        : IsDelivery(session) ? long.Parse(session.AsSpan(session.LastIndexOf(':') + 1), CultureInfo.InvariantCulture)
        : transactionNum;
}
