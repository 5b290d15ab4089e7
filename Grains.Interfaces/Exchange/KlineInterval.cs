namespace Trading.Exchange;

/// <summary>The length of a candle. Numbers are stored: they are never changed or used again.</summary>
public enum KlineInterval : byte
{
    /// <summary><c>1m</c>.</summary>
    OneMinute = 0,

    /// <summary><c>5m</c>.</summary>
    FiveMinutes = 1,

    /// <summary><c>15m</c>.</summary>
    FifteenMinutes = 2,

    /// <summary><c>1h</c>.</summary>
    OneHour = 3,

    /// <summary><c>1d</c>, from midnight UTC.</summary>
    OneDay = 4,
}
