using Trading.Accounts;
using Trading.Gateway.Commands;

namespace Trading.Gateway.Tests.Commands;

public sealed class LaneQueueTests
{
    [Fact]
    public void Entries_come_out_as_they_went_in_whatever_the_ring_goes_through()
    {
        var random = new Random(11);
        var queue = new LaneQueue();
        var model = new Queue<long>();
        for (var step = 0; step < 20_000; step++)
        {
            if (random.Next(100) < 52)
            {
                queue.Add(new LaneEntry(default, step, new RecordingSink()));
                model.Enqueue(step);
                continue;
            }

            var seen = queue.Peek(random.Next(1, 20));
            for (var added = random.Next(4) * random.Next(40); added > 0; added--)
            {
                queue.Add(new LaneEntry(default, -added, new RecordingSink()));
                model.Enqueue(-added);
            }

            // What was seen before those came is still what is taken out now.
            for (var i = 0; i < seen.Count; i++)
                Assert.Equal(model.Dequeue(), seen[i].Tag);
            queue.Discard(seen.Count);
            Assert.Equal(model.Count, queue.Count);
        }
    }

    [Fact]
    public void Discarded_entries_are_let_go()
    {
        var queue = new LaneQueue();
        var sink = Fill(queue);
        queue.Discard(1);
        GC.Collect();
        Assert.False(sink.IsAlive);
        Assert.Equal(1, queue.Count);
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static WeakReference Fill(LaneQueue queue)
    {
        var sink = new RecordingSink();
        queue.Add(new LaneEntry(new Command { Kind = CommandKind.CommitBuy }, 1, sink));
        queue.Add(new LaneEntry(default, 2, new RecordingSink()));
        return new WeakReference(sink);
    }
}
