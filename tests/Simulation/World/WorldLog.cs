using Microsoft.Extensions.Logging;

namespace Trading.Simulation;

/// <summary>The runtime log of a node, as notes of the world; formatted only where somebody will read it.</summary>
internal sealed class WorldLog(SimulatedNode node) : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => node.World.TakesNotes;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
            node.World.Comment($"node {node.Number} {logLevel}: {formatter(state, exception)} {exception?.Message}".TrimEnd());
    }

    public void Dispose()
    {
    }
}
