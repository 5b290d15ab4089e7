using System.Diagnostics;
using NLog;

namespace Trading.Silo.Hosting;

/// <summary>
/// Finds the file and line that wrote an entry of the runtime log (day-trading.md, "runtime log"). Entries of busy places name theirs
/// themselves; for the others, which are few, the stack is looked at.
/// </summary>
internal static class LogSource
{
    /// <summary>A blank, the file and the line; empty where the entry has them already, or comes from a library.</summary>
    public static string Of(LogEventInfo line)
    {
        if (line.HasProperties && line.Properties.ContainsKey("File"))
            return "";
        if (line.LoggerName is { } logger && (logger.StartsWith("Microsoft.", StringComparison.Ordinal)
            || logger.StartsWith("System.", StringComparison.Ordinal)))
            return "";
        foreach (var frame in new StackTrace(1, fNeedFileInfo: true).GetFrames())
            if (frame.GetFileName() is { } file && !file.EndsWith(".g.cs", StringComparison.Ordinal) && !IsOfTheLog(file))
                return $" {file}:{frame.GetFileLineNumber()}";
        return "";
    }

    // These are on the stack of every entry.
    private static bool IsOfTheLog(string file) =>
        Path.GetFileName(file) is nameof(LogSource) + ".cs" or nameof(RuntimeLog) + ".cs";
}
