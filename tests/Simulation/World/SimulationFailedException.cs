namespace Trading.Simulation;

/// <summary>A run broke a promise of the system. The message says which, and by which seed the run can be had again.</summary>
internal sealed class SimulationFailedException : Exception
{
    public SimulationFailedException(string message)
        : base(message)
    {
    }

    public SimulationFailedException()
    {
    }

    public SimulationFailedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Fails the run unless the promise holds.</summary>
    internal static void Unless(bool holds, FormattableString broken)
    {
        if (!holds)
            throw new SimulationFailedException(FormattableString.Invariant(broken));
    }
}
