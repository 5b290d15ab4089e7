using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;

namespace Trading.Gateway.Page;

/// <summary>A file of the page, with the compressed forms that the build made of it. Read when it is first asked for, and kept.</summary>
internal sealed class PageFile(string path)
{
    private static readonly FileExtensionContentTypeProvider Types = new();

    private readonly Lazy<byte[]> _plain = new(() => File.ReadAllBytes(path));
    private readonly Lazy<byte[]?> _brotli = new(() => ReadIfThere(path + PageFiles.BrotliEnding));
    private readonly Lazy<byte[]?> _gzip = new(() => ReadIfThere(path + PageFiles.GzipEnding));
    private readonly Lazy<string> _tag = new(() => TagOf(File.ReadAllBytes(path)));

    /// <summary>What it is.</summary>
    public string ContentType { get; } = ContentTypeOf(path);

    /// <summary>A name for its content (RFC 9110, 8.8.3), with the quotes.</summary>
    public string Tag => _tag.Value;

    /// <summary>The content as a client takes it that accepts these encodings, and the encoding's name; null where it is none.</summary>
    public (byte[] Content, string? Encoding) For(string acceptEncoding)
    {
        if (Accepts(acceptEncoding, "br") && _brotli.Value is { } brotli)
            return (brotli, "br");
        if (Accepts(acceptEncoding, "gzip") && _gzip.Value is { } gzip)
            return (gzip, "gzip");
        return (_plain.Value, null);
    }

    private static bool Accepts(string header, string encoding)
    {
        foreach (var part in header.Split(',', StringSplitOptions.TrimEntries))
        {
            var terms = part.Split(';', StringSplitOptions.TrimEntries);
            if (terms[0].Equals(encoding, StringComparison.OrdinalIgnoreCase))
                return !terms.Skip(1).Any(term => term is "q=0" or "q=0.0" or "q=0.00" or "q=0.000");
        }

        return false;
    }

    private static string TagOf(byte[] content) => $"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 12))}\"";

    private static byte[]? ReadIfThere(string path) => File.Exists(path) ? File.ReadAllBytes(path) : null;

    private static string ContentTypeOf(string path)
    {
        var type = Types.TryGetContentType(path, out var known) ? known : "application/octet-stream";
        return type.StartsWith("text/", StringComparison.Ordinal) ? type + "; charset=utf-8" : type;
    }
}
