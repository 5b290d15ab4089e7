using System.Collections.Frozen;

namespace Trading.Gateway.Page;

/// <summary>The files of the page as the build left them in a folder; none where it has not been built.</summary>
/// <remarks>The names are read once, and only what is named is served: no request reaches the file system with a path of its own.</remarks>
internal sealed class PageFiles
{
    /// <summary>How the name of a file ends that is another one in Brotli.</summary>
    public const string BrotliEnding = ".br";

    /// <summary>How the name of a file ends that is another one in gzip.</summary>
    public const string GzipEnding = ".gz";

    private readonly FrozenDictionary<string, PageFile> _files;

    /// <summary>Looks what is in the folder.</summary>
    public PageFiles(string folder)
    {
        var paths = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories) : [];
        _files = paths
            .Where(path => !path.EndsWith(BrotliEnding, StringComparison.Ordinal))
            .Where(path => !path.EndsWith(GzipEnding, StringComparison.Ordinal))
            .ToFrozenDictionary(
                path => Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'),
                path => new PageFile(path),
                StringComparer.Ordinal);
        Index = Find("index.html");
    }

    /// <summary>The document that every address of the page shows; null where the page has not been built.</summary>
    public PageFile? Index { get; }

    /// <summary>The file of that name, such as <c>assets/index-4f2a.js</c>; null where there is none.</summary>
    public PageFile? Find(string name) => _files.GetValueOrDefault(name);
}
