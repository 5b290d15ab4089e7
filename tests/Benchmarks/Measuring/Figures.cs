using System.Globalization;

namespace Trading.Benchmarks.Measuring;

/// <summary>How figures are printed.</summary>
internal static class Figures
{
    private const double BytesPerMB = 1_000_000;

    /// <summary>Commands a second.</summary>
    public static string Rate(double perSecond) => perSecond.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A part of one.</summary>
    public static string Ratio(double ratio) => ratio.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>Milliseconds with three digits that count.</summary>
    public static string Ms(double ms) =>
        ms.ToString(ms < 10 ? "0.00" : ms < 100 ? "0.0" : "0", CultureInfo.InvariantCulture) + " ms";

    /// <summary>Seconds.</summary>
    public static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture) + " s";

    /// <summary>Megabytes (of a million bytes).</summary>
    public static string MB(double bytes) => (bytes / BytesPerMB).ToString("N0", CultureInfo.InvariantCulture) + " MB";

    /// <summary>Nanoseconds or bytes for each operation.</summary>
    public static string PerOperation(double value) => value.ToString(value < 100 ? "N1" : "N0", CultureInfo.InvariantCulture);

    /// <summary>The middle value.</summary>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
