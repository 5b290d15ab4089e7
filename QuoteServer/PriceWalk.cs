namespace Trading.QuoteServer;

/// <summary>
/// The prices of one stock, one after another: a multiplicative random walk in whole cents (day-trading.md, "Quote server"). The first
/// price is drawn evenly on a logarithmic scale over the whole range; a step that would leave the range is reflected at its edge, so
/// that the price does not stick there.
/// Not safe for use by several threads.
/// </summary>
public sealed class PriceWalk(Random random)
{
    /// <summary>The lowest price, in cents: 1.00.</summary>
    public const long CentsMin = 100;

    /// <summary>The highest price, in cents: 4999.00.</summary>
    public const long CentsMax = 499_900;

    private const double LogRatioMean = 0.09;
    private const double LogRatioDeviation = 0.4;

    private static readonly double LogMin = Math.Log(CentsMin);
    private static readonly double LogMax = Math.Log(CentsMax);

    private double? _log;

    /// <summary>The next price, in cents.</summary>
    public long NextCents()
    {
        _log = _log is { } log
            ? Reflect(log + LogRatioMean + LogRatioDeviation * NextNormal())
            : LogMin + random.NextDouble() * (LogMax - LogMin);
        return Math.Clamp((long)Math.Round(Math.Exp(_log.Value)), CentsMin, CentsMax);
    }

    private static double Reflect(double log)
    {
        if (log > LogMax)
            log = 2 * LogMax - log;
        else if (log < LogMin)
            log = 2 * LogMin - log;
        return Math.Clamp(log, LogMin, LogMax);
    }

    /// <summary>A draw from the standard normal distribution (Box and Muller).</summary>
    private double NextNormal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
