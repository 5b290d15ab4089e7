using System.Globalization;
using System.Text;

namespace Trading.Persistence.Local;

/// <summary>
/// The list of the segments that make up the store, in one small text file that is replaced as a whole. What is in no manifest is not
/// part of the store: a segment is listed before its first record is written, and left out before its file is removed. So a missing
/// segment is noticed, and a crash between two steps leaves only a file to delete.
/// </summary>
internal static class Manifest
{
    /// <summary>Name of the file.</summary>
    internal const string FileName = "MANIFEST";

    /// <summary>Name of the next manifest while it is written.</summary>
    internal const string NewFileName = "MANIFEST.new";

    private const string Title = "trading-store";
    private const int FormatVersion = 1;
    private const int MaxLength = 16 << 20;

    /// <summary>Replaces the manifest, durably.</summary>
    internal static void Write(IStoreDirectory directory, IReadOnlyCollection<ManifestEntry> entries)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Title} {FormatVersion}\n");
        foreach (ManifestEntry entry in entries)
        {
            text.Append(CultureInfo.InvariantCulture, $"segment {entry.Number} {entry.FirstSequence} ");
            text.Append(entry.Seal is { } seal ? $"sealed {seal.LastSequence} {seal.End}\n" : "open\n");
        }

        text.Append(CrcLine(Encoding.ASCII.GetBytes(text.ToString())));
        byte[] bytes = Encoding.ASCII.GetBytes(text.ToString());
        using (IStoreFile file = directory.Create(NewFileName, bytes.Length))
        {
            file.Write(bytes, 0);
            file.Flush();
        }

        // First the names that the manifest speaks of, then the manifest.
        directory.Flush();
        directory.Replace(NewFileName, FileName);
        directory.Flush();
    }

    /// <summary>Reads the manifest.</summary>
    /// <exception cref="StoreDamagedException">It is not what was written.</exception>
    /// <exception cref="StoreVersionException">Its format is not known.</exception>
    internal static List<ManifestEntry> Read(IStoreDirectory directory)
    {
        string path = Path.Combine(directory.Path, FileName);
        byte[] bytes;
        using (IStoreFile file = directory.Open(FileName))
        {
            bytes = new byte[Math.Min(file.Length, MaxLength)];
            file.Read(bytes, 0);
        }

        string text = Encoding.ASCII.GetString(bytes);
        int crcLine = text.LastIndexOf("crc ", StringComparison.Ordinal);
        if (crcLine < 0 || text[crcLine..] != CrcLine(bytes.AsSpan(0, crcLine)))
        {
            throw new StoreDamagedException(path, 0, "the manifest is not what was written");
        }

        string[] lines = text[..crcLine].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length == 0 || lines[0].Split(' ') is not [Title, var version])
        {
            throw new StoreDamagedException(path, 0, "the manifest has no title");
        }

        if (version != FormatVersion.ToString(CultureInfo.InvariantCulture))
        {
            throw new StoreVersionException(path, long.Parse(version, CultureInfo.InvariantCulture), FormatVersion);
        }

        List<ManifestEntry> entries = [.. lines.Skip(1).Select(line => ParseEntry(line, path))];
        CheckOrder(entries, path);
        return entries;
    }

    private static string CrcLine(ReadOnlySpan<byte> before) =>
        string.Create(CultureInfo.InvariantCulture, $"crc {Crc32C.Append(0, before):x8}\n");

    private static ManifestEntry ParseEntry(string line, string path) => line.Split(' ') switch
    {
        ["segment", var number, var first, "open"] => new ManifestEntry(Parse(number), Parse(first), null),
        ["segment", var number, var first, "sealed", var last, var end] =>
            new ManifestEntry(Parse(number), Parse(first), new SegmentSeal(Parse(last), checked((int)Parse(end)))),
        _ => throw new StoreDamagedException(path, 0, $"the manifest has a line '{line}'"),
    };

    private static long Parse(string number) => long.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture);

    private static void CheckOrder(List<ManifestEntry> entries, string path)
    {
        for (int i = 0; i < entries.Count; i++)
        {
            bool ordered = i == 0
                || (entries[i].Number > entries[i - 1].Number
                    && entries[i - 1].Seal is { } before && entries[i].FirstSequence > before.LastSequence);
            if (!ordered)
            {
                throw new StoreDamagedException(path, 0, $"the manifest has segment {entries[i].Number} out of order");
            }
        }

        if (entries.Count == 0)
        {
            throw new StoreDamagedException(path, 0, "the manifest has no segment");
        }
    }
}
