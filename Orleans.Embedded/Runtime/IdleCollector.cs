namespace Orleans.Embedded;

/// <summary>Goes round all activations now and then, and deactivates those that have been idle for their class's collection age.</summary>
internal sealed class IdleCollector(GrainRuntime runtime) : IDisposable
{
    private ITimer? timer;

    internal void Start() => timer = runtime.Clock.CreateTimer(
        _ => Collect(), null, runtime.Options.CollectionQuantum, runtime.Options.CollectionQuantum);

    public void Dispose() => timer?.Dispose();

    private void Collect()
    {
        foreach (var activation in runtime.Activations)
        {
            if (activation.Idle.Round())
                activation.DeactivateIfIdle();
        }
    }
}
