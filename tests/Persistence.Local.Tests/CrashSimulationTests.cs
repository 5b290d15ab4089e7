using System.Globalization;

namespace Trading.Persistence.Local.Tests;

/// <summary>
/// Random writes, clears, groups and compactions; a crash at a random call to the disk, or between two; then any of the unflushed sectors
/// and names are lost. Again and again on what is left. What was acknowledged must be there, and what is there must have been written.
/// </summary>
public sealed class CrashSimulationTests
{
    private const int Seeds = 1000;
    private const int CrashesPerSeed = 8;
    private const int Keys = 9;

    [Fact]
    public void Acknowledged_write_survives_every_crash()
    {
        var run = new Totals();
        for (int seed = 0; seed < Seeds; seed++)
        {
            try
            {
                Run(new Random(seed), run);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"With seed {seed}: {e.Message}"), e);
            }
        }

        // The run reached what it is for.
        Assert.True(run.Acknowledged > 10_000, run.ToString());
        Assert.True(run.LostUnacknowledged > 200, run.ToString());
        Assert.True(run.KeptUnacknowledged > 200, run.ToString());
        Assert.True(run.RemovedSegments > 500, run.ToString());
    }

    private static void Run(Random random, Totals run)
    {
        var disk = new SimulatedDisk();
        var histories = Enumerable.Range(0, Keys).Select(_ => new KeyHistory()).ToArray();
        for (int crash = 0; crash < CrashesPerSeed; crash++)
        {
            disk.FailingChange = random.Next(10) == 0 ? int.MaxValue : disk.Changes + random.Next(1, 250);
            disk.BytesOfFailingWrite = random.Next(2) == 0 ? 0 : random.Next(1200);
            StoreUnderTest? store = TryOpen(disk);
            if (store is not null)
            {
                CheckAll(store, histories, run);
                Work(store, random, histories, run);
                run.RemovedSegments += store.Store.Statistics.RemovedSegments;
                if (random.Next(6) == 0)
                {
                    store.Dispose();
                    Acknowledge(histories, run);
                }
            }

            disk = random.Next(3) == 0 ? disk.AfterKill() : disk.AfterPowerCut(random);
        }

        disk.FailingChange = int.MaxValue;
        CheckAll(TryOpen(disk)!, histories, run);
    }

    private static StoreUnderTest? TryOpen(SimulatedDisk disk)
    {
        try
        {
            return new StoreUnderTest(disk, StoreUnderTest.SmallSegments);
        }
        catch (IOException) when (disk.HasFailed)
        {
            return null;
        }
    }

    private static void Work(StoreUnderTest store, Random random, KeyHistory[] histories, Totals run)
    {
        void Submit(int writes)
        {
            for (int i = 0; i < writes && !store.Store.Statistics.Stopped; i++)
            {
                int key = Math.Min(random.Next(Keys), random.Next(Keys));
                histories[key].Submit(store, $"key{key}", random);
            }
        }

        store.Disk.DuringFlush = () => Submit(random.Next(2));
        int rounds = random.Next(1, 150);
        for (int round = 0; round < rounds && !store.Store.Statistics.Stopped; round++)
        {
            Submit(random.Next(4));
            if (random.Next(3) > 0)
            {
                store.Commit();
            }

            Acknowledge(histories, run);
        }

        store.Disk.DuringFlush = null;
    }

    private static void Acknowledge(KeyHistory[] histories, Totals run)
    {
        foreach (KeyHistory history in histories)
        {
            run.Acknowledged += history.Acknowledge();
        }
    }

    private static void CheckAll(StoreUnderTest store, KeyHistory[] histories, Totals run)
    {
        for (int key = 0; key < Keys; key++)
        {
            int kept = histories[key].CheckAndAccept(store.Read($"key{key}"), store.VersionOf($"key{key}"), out int lost);
            run.KeptUnacknowledged += kept;
            run.LostUnacknowledged += lost;
        }
    }

    private sealed record Totals
    {
        internal long Acknowledged { get; set; }

        internal long KeptUnacknowledged { get; set; }

        internal long LostUnacknowledged { get; set; }

        internal long RemovedSegments { get; set; }

        public override string ToString() =>
            $"{Acknowledged} acknowledged; {KeptUnacknowledged} kept and {LostUnacknowledged} lost of the others; "
            + $"{RemovedSegments} removed";
    }
}
