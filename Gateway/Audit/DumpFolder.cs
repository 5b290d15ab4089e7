using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Trading.Gateway.Audit;

/// <summary>
/// The one folder that <c>DUMPLOG</c> writes to. A client's file name is taken as a path under it: <c>./testLOG</c> is <c>testLOG</c> in
/// the folder. Names that lead out of it, or through a symbolic link, are refused.
/// </summary>
internal sealed class DumpFolder(string path)
{
    private const string TemporaryPrefix = ".dump-";
    private const int SegmentBytesMax = 255;
    private const int SegmentsMax = 8;
    private static readonly TimeSpan LeftoverAge = TimeSpan.FromHours(1);

    /// <summary>The folder, absolute.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>
    /// Finds the file that a name means. False for names that are absolute, empty, too long or too deep, have <c>..</c>, a backslash or a
    /// control character, go through or end at a symbolic link, or end at a folder. Never throws.
    /// </summary>
    public bool TryResolve(string name, [NotNullWhen(true)] out string? file)
    {
        file = null;
        var relative = name.StartsWith("./", StringComparison.Ordinal) ? name[2..] : name;
        var segments = relative.Split('/', SegmentsMax + 1);
        if (segments.Length > SegmentsMax || !segments.All(IsPlain))
            return false;

        try
        {
            var step = Path;
            foreach (var segment in segments[..^1])
            {
                step = System.IO.Path.Combine(step, segment);
                var folder = new DirectoryInfo(step);
                if (folder.LinkTarget is not null || File.Exists(step))
                    return false;
            }

            step = System.IO.Path.Combine(step, segments[^1]);
            if (new FileInfo(step).LinkTarget is not null || Directory.Exists(step))
                return false;
            file = step;
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    /// <summary>A new name in the folder that no client can name.</summary>
    public string NewTemporary() => System.IO.Path.Combine(Path, $"{TemporaryPrefix}{Guid.NewGuid():N}.tmp");

    /// <summary>
    /// Makes the folder, and removes what a crash left of unfinished dumps. Fresh ones stay: another gateway may be writing them.
    /// </summary>
    public void Prepare(DateTimeOffset now)
    {
        Directory.CreateDirectory(Path);
        foreach (var leftover in Directory.EnumerateFiles(Path, TemporaryPrefix + "*.tmp"))
            if (now.UtcDateTime - File.GetLastWriteTimeUtc(leftover) > LeftoverAge)
                File.Delete(leftover);
    }

    private static bool IsPlain(string segment) =>
        segment.Length > 0
        && segment is not ("." or "..")
        && !segment.StartsWith(TemporaryPrefix, StringComparison.Ordinal)
        && !segment.Any(c => char.IsControl(c) || c == '\\' || char.IsSurrogate(c))
        && Encoding.UTF8.GetByteCount(segment) <= SegmentBytesMax;
}
