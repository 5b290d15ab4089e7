using Microsoft.Extensions.Logging;

namespace Trading.Quotes;

/// <summary>
/// Logs failed attempts to get a quote: at most one warning a second, which also says how many went before it unsaid, so that a broken
/// server does not fill the log. Every one is there at the debug level.
/// </summary>
internal sealed partial class RefusalLog(ILogger logger, TimeProvider clock)
{
    private static readonly TimeSpan WarningInterval = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private long? _warnedAt;
    private long _unsaid;

    internal void Add(Symbol symbol, string user, int attempt, QuoteFailure failure)
    {
        LogRefused(symbol, user, attempt, failure);
        long unsaid;
        lock (_gate)
        {
            if (_warnedAt is { } warnedAt && clock.GetElapsedTime(warnedAt) < WarningInterval)
            {
                _unsaid++;
                return;
            }

            _warnedAt = clock.GetTimestamp();
            unsaid = _unsaid;
            _unsaid = 0;
        }

        LogWarning(symbol, user, failure, unsaid);
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Debug, Message = "No quote of {Symbol} for {User} in attempt {Attempt}: {Failure}")]
    private partial void LogRefused(Symbol symbol, string user, int attempt, QuoteFailure failure);

    [LoggerMessage(
        EventId = 2,
        Level = LogLevel.Warning,
        Message = "No quote of {Symbol} for {User}: {Failure}. {Unsaid} more since the last such warning")]
    private partial void LogWarning(Symbol symbol, string user, QuoteFailure failure, long unsaid);
}
