using System.Runtime.CompilerServices;

namespace Trading.LoadGenerator.Verifying;

/// <summary>The text of a difference, put together only where there is one: a check that holds costs no string.</summary>
[InterpolatedStringHandler]
internal ref struct DifferenceText
{
    private DefaultInterpolatedStringHandler _text;

    /// <summary>Called by the compiler.</summary>
    public DifferenceText(int literalLength, int formattedCount, bool condition, out bool isNeeded)
    {
        isNeeded = !condition;
        _text = isNeeded ? new DefaultInterpolatedStringHandler(literalLength, formattedCount) : default;
    }

    /// <summary>Called by the compiler.</summary>
    public void AppendLiteral(string text) => _text.AppendLiteral(text);

    /// <summary>Called by the compiler.</summary>
    public void AppendFormatted<T>(T value) => _text.AppendFormatted(value);

    /// <summary>Throws <see cref="DifferenceException"/> at the element where the condition does not hold.</summary>
    public static void Require(
        bool condition, in LogElement element, [InterpolatedStringHandlerArgument(nameof(condition))] ref DifferenceText otherwise)
    {
        if (!condition)
            throw DifferenceException.At(element, otherwise._text.ToStringAndClear());
    }

    /// <summary>The same with a fixed text.</summary>
    public static void Require(bool condition, in LogElement element, string otherwise)
    {
        if (!condition)
            throw DifferenceException.At(element, otherwise);
    }
}
