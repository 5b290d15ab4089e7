namespace Trading.Market;

/// <summary>When a journal is due for a snapshot: see <see cref="MarketTuning.SnapshotBytesMin"/>.</summary>
internal sealed class SnapshotPace(int bytesMin)
{
    private const int JournalPerSnapshot = 2;

    private long _bytesSince;
    private long _snapshotBytes;

    /// <summary>True where it is time.</summary>
    public bool IsDue => _bytesSince >= Math.Max(bytesMin, JournalPerSnapshot * _snapshotBytes);

    /// <summary>The journal has grown.</summary>
    public void Wrote(int bytes) => _bytesSince += bytes;

    /// <summary>A snapshot was made.</summary>
    public void Saved(int bytes) => (_bytesSince, _snapshotBytes) = (0, bytes);
}
