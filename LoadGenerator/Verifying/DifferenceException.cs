namespace Trading.LoadGenerator.Verifying;

/// <summary>Something is not as the rules demand. The message names the place: element, user and transaction as far as there are.</summary>
internal sealed class DifferenceException(string message) : Exception(message)
{
    /// <summary>A difference at an element of the log.</summary>
    public static DifferenceException At(in LogElement element, string what) =>
        new($"element {element.Number} (time {element.TimestampMs}): {element.Name}: {what}");
}
