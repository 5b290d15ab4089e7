namespace Trading.Quotes;

/// <summary>How long to wait after failures in a row: 1 s, 2 s, 4 s and so on up to 30 s.</summary>
internal static class BackOff
{
    private const int SecondsMax = 30;
    private const int DoublingsMax = 5;

    internal static TimeSpan After(int failures) =>
        TimeSpan.FromSeconds(Math.Min(SecondsMax, 1 << Math.Clamp(failures - 1, 0, DoublingsMax)));
}
