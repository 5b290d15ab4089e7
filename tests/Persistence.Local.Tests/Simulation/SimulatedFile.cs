namespace Trading.Persistence.Local.Tests;

/// <summary>
/// A file of <see cref="SimulatedDisk"/>: its content as the running process sees it, as the disk has it for certain, and the sectors
/// written in between.
/// </summary>
internal sealed class SimulatedFile(byte[] content, byte[] durable)
{
    internal const int SectorBytes = 512;

    private readonly SortedSet<int> _dirtySectors = [];

    internal byte[] Content { get; private set; } = content;

    internal byte[] Durable { get; private set; } = durable;

    internal void Write(ReadOnlySpan<byte> bytes, long offset)
    {
        if (offset + bytes.Length > Content.Length)
        {
            SetLength(offset + bytes.Length);
        }

        bytes.CopyTo(Content.AsSpan((int)offset));
        for (long sector = offset / SectorBytes; sector * SectorBytes < offset + bytes.Length; sector++)
        {
            _dirtySectors.Add((int)sector);
        }
    }

    internal void SetLength(long length)
    {
        byte[] resized = Content;
        Array.Resize(ref resized, (int)length);
        Content = resized;
    }

    internal SimulatedFile Copy() => new((byte[])Content.Clone(), (byte[])Content.Clone());

    internal void Flush()
    {
        Durable = (byte[])Content.Clone();
        _dirtySectors.Clear();
    }

    /// <summary>
    /// What a power cut leaves: the durable content with any of the sectors written since, and the old length or the new.
    /// </summary>
    internal SimulatedFile AfterPowerCut(Random random)
    {
        byte[] left = (byte[])Durable.Clone();
        if (Content.Length != Durable.Length && random.Next(2) == 0)
        {
            Array.Resize(ref left, Content.Length);
        }

        int keptOf100 = random.Next(3) * 50;
        foreach (int sector in _dirtySectors)
        {
            int start = sector * SectorBytes;
            int length = Math.Min(SectorBytes, Math.Min(left.Length, Content.Length) - start);
            if (length > 0 && random.Next(100) < keptOf100)
            {
                Content.AsSpan(start, length).CopyTo(left.AsSpan(start));
            }
        }

        return new SimulatedFile(left, (byte[])left.Clone());
    }
}
