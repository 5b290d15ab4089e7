using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Trading.Grains.Tests.Quotes;

/// <summary>What has been logged.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> _lines = new();

    internal string[] At(LogLevel level) => [.. _lines.Where(line => line.Level == level).Select(line => line.Text)];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel level, EventId id, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue((level, formatter(state, exception)));

    public void Dispose()
    {
    }
}
