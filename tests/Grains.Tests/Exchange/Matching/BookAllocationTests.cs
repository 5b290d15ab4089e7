using Trading.Exchange.Matching;
using Trading.Testing;

namespace Trading.Grains.Tests.Exchange.Matching;

/// <summary>A book that has once been as full as it gets allocates nothing, whatever the commands are.</summary>
public class BookAllocationTests
{
    private const int Commands = 50_000;

    [Theory]
    [InlineData(RandomMix.Steady)]
    [InlineData(RandomMix.FewOwners)]
    [InlineData(RandomMix.Moving)]
    public void Book_allocates_nothing_once_it_is_warm(RandomMix mix) => Assert.Equal(0, BytesOf<SilentSink>(mix));

    [Fact]
    public void Sink_that_allocates_is_noticed() => Assert.True(BytesOf<WastefulSink>(RandomMix.Steady) >= Commands);

    private static long BytesOf<TSink>(RandomMix mix)
        where TSink : struct, IBookSink
    {
        var (recorded, book, sink) = (Recorded(mix), new OrderBook(new BookTerms(1, 100)), default(TSink));
        Execute(recorded.AsSpan(), book, ref sink);
        var first = book.LastNumber;
        return Allocated.Bytes(() =>
        {
            // The same commands once more, on orders that have other numbers by now.
            for (var i = 0; i < recorded.Length; i++)
                recorded[i] = recorded[i] with { Number = recorded[i].Number + first };
            Execute(recorded.AsSpan(), book, ref sink);
        });
    }

    // Ends with the book empty, so that it can begin again.
    private static BookCommand[] Recorded(RandomMix mix)
    {
        var (commands, book, sink) = (new List<BookCommand>(), new OrderBook(new BookTerms(1, 100)), default(SilentSink));
        var random = new RandomBookCommands(mix, seed: 1);
        var open = new List<long>();
        for (var i = 0; i < Commands; i++)
        {
            open.RemoveAll(number => !book.TryGet(number, out _));
            var command = random.Next(open, book);
            commands.Add(command);
            command.ApplyTo(book, ref sink);
            if (book.TryGet(book.LastNumber, out _) && (open.Count == 0 || open[^1] != book.LastNumber))
                open.Add(book.LastNumber);
        }

        commands.AddRange(open.Select(BookCommand.Cancel));
        return [.. commands];
    }

    private static void Execute<TSink>(ReadOnlySpan<BookCommand> commands, OrderBook book, ref TSink sink)
        where TSink : struct, IBookSink
    {
        foreach (ref readonly var command in commands)
            command.ApplyTo(book, ref sink);
    }
}
