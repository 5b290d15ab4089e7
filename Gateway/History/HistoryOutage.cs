using Microsoft.Extensions.Logging;

namespace Trading.Gateway.History;

/// <summary>Whether the database is away; logs its going and its coming once each, however many notice.</summary>
internal sealed class HistoryOutage(ILogger logger)
{
    private int _isAway;

    /// <summary>Somebody could not reach it.</summary>
    public void Begin(Exception e)
    {
        if (Interlocked.Exchange(ref _isAway, 1) == 0)
            HistoryLog.DatabaseAway(logger, e.Message);
    }

    /// <summary>Somebody reached it.</summary>
    public void End()
    {
        if (Volatile.Read(ref _isAway) == 1 && Interlocked.Exchange(ref _isAway, 0) == 1)
            HistoryLog.DatabaseBack(logger);
    }
}
