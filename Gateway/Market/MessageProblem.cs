using Trading.Market;

namespace Trading.Gateway.Market;

/// <summary>One thing that is wrong with a message.</summary>
/// <param name="Field">The field's name; empty for the message as a whole.</param>
/// <param name="Fault">What is wrong.</param>
internal readonly record struct MessageProblem(string Field, TradeFault Fault);
