using System.Diagnostics;
using Trading.Benchmarks.Measuring;

namespace Trading.Benchmarks.Replays;

/// <summary>
/// The disk alone, as the store uses it: groups of records written over a file that is full already, each flushed before the next. No answer
/// is sooner than its flush, so whatever the disk stalls for is in the latencies of every load.
/// </summary>
/// <param name="path">Where to write.</param>
/// <param name="groupBytes">Bytes of a group.</param>
/// <param name="groupsPerSecond">Groups a second, by plan.</param>
/// <param name="time">How long.</param>
internal sealed class DiskFloor(string path, int groupBytes, double groupsPerSecond, TimeSpan time)
{
    private const int FileBytes = 64 << 20;

    /// <summary>Measures the time of a flush; where the one before was late, from when it was planned.</summary>
    public Latencies Measure()
    {
        using var file = File.OpenHandle(path, FileMode.Create, FileAccess.ReadWrite);
        var group = new byte[groupBytes];
        for (var offset = 0L; offset < FileBytes; offset += groupBytes)
            RandomAccess.Write(file, group, offset);
        RandomAccess.FlushToDisk(file);

        Random.Shared.NextBytes(group);
        var waits = new List<double>((int)(groupsPerSecond * time.TotalSeconds));
        var started = Stopwatch.GetTimestamp();
        while (waits.Count < waits.Capacity)
        {
            var planned = waits.Count * 1_000 / groupsPerSecond;
            var now = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            if (now < planned)
                Thread.Sleep(TimeSpan.FromMilliseconds(Math.Ceiling(planned - now)));
            // A sleep takes longer than it was asked to, which is no fault of the disk's.
            var begun = now < planned ? Stopwatch.GetElapsedTime(started).TotalMilliseconds : planned;
            RandomAccess.Write(file, group, (long)waits.Count * groupBytes % (FileBytes - groupBytes));
            RandomAccess.FlushToDisk(file);
            waits.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds - begun);
        }

        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        waits.Sort();
        double Percentile(double part) => waits[(int)Math.Ceiling(part * waits.Count) - 1];
        return new Latencies(waits.Count / seconds, Percentile(0.5), Percentile(0.99), Percentile(0.999), waits[^1]);
    }
}
