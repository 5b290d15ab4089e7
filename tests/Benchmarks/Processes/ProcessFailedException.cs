namespace Trading.Benchmarks.Processes;

/// <summary>A program that is measured ended otherwise than it should; the message has what it printed.</summary>
internal sealed class ProcessFailedException(string message) : Exception(message);
