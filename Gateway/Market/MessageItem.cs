using System.Diagnostics.CodeAnalysis;
using Trading.Market;

namespace Trading.Gateway.Market;

/// <summary>One message of a request, as it was read: sound, or with all its faults.</summary>
internal readonly struct MessageItem
{
    private MessageItem(in IncomingMessage incoming, IReadOnlyList<MessageProblem>? problems)
    {
        Incoming = incoming;
        Problems = problems;
    }

    /// <summary>The message; the default where it is refused.</summary>
    public IncomingMessage Incoming { get; }

    /// <summary>What is wrong with it, in the order of the fields; null where nothing is.</summary>
    public IReadOnlyList<MessageProblem>? Problems { get; }

    /// <summary>True where nothing is wrong with it.</summary>
    [MemberNotNullWhen(false, nameof(Problems))]
    public bool IsSound => Problems is null;

    /// <summary>A message that can be taken.</summary>
    public static MessageItem Sound(in IncomingMessage incoming) => new(incoming, null);

    /// <summary>A message that cannot be taken.</summary>
    public static MessageItem Refused(IReadOnlyList<MessageProblem> problems) => new(default, problems);
}
