using System.Diagnostics.CodeAnalysis;

namespace Trading.Gateway.Exchange;

/// <summary>The rule of ids that clients choose, for orders and transfers: 1 to 64 printable ASCII characters.</summary>
internal static class ClientIds
{
    /// <summary>What is wrong with a text that is none.</summary>
    public const string Rule = "is not 1 to 64 printable ASCII characters";

    /// <summary>The most characters.</summary>
    public const int LengthMax = 64;

    /// <summary>True where the text is such an id.</summary>
    public static bool IsValid([NotNullWhen(true)] string? text) =>
        text is { Length: >= 1 and <= LengthMax } && !text.AsSpan().ContainsAnyExceptInRange(' ', '~');
}
