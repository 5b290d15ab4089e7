using Trading.Market;

namespace Trading.Gateway.Market;

/// <summary>What became of a message that was read.</summary>
/// <param name="Fault">Why it was not taken; <see cref="TradeFault.None"/> where it was, and where it was refused for what is wrong with
/// it.</param>
/// <param name="Receipt">What the queue says; the default where it was not taken.</param>
internal readonly record struct MessageOutcome(TradeFault Fault, MessageReceipt Receipt);
