namespace Trading.LoadGenerator.Orders;

/// <summary>The accounts are not what they must be.</summary>
internal sealed class DifferenceFound(string message) : Exception(message);
