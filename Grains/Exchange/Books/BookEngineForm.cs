using System.Buffers;
using Trading.Exchange.Matching;
using Trading.Exchange.Statistics;

namespace Trading.Exchange;

/// <summary>
/// The stored forms of a book: its snapshot, and the entries of its journal. The first byte says which form it is, so that they can grow.
/// </summary>
internal static class BookEngineForm
{
    private const byte SnapshotVersion = 1;
    private const byte CommandsEntry = 1;
    private const byte StatusEntry = 2;

    /// <summary>Writes an entry of commands.</summary>
    public static void WriteCommands(BinaryWriterOver output, BookRequest request, ReadOnlySpan<BookCommand> commands, long timeMs)
    {
        output.Byte(CommandsEntry);
        output.Signed(timeMs);
        output.Text(request.User);
        output.Signed(request.Durable);
        output.Unsigned((ulong)commands.Length);
        foreach (ref readonly var command in commands)
            ExchangeForms.Write(output, command);
    }

    /// <summary>Writes an entry of a change of status.</summary>
    public static void WriteStatus(BinaryWriterOver output, InstrumentStatus status)
    {
        output.Byte(StatusEntry);
        output.Byte((byte)status);
    }

    /// <summary>Executes an entry on a book; throws <see cref="FormatException"/> on bytes that are none.</summary>
    public static void Replay(BookEngine engine, ReadOnlySpan<byte> entry)
    {
        var input = new BinaryReaderOver(entry);
        engine.Entry++;
        switch (input.Byte())
        {
            case CommandsEntry:
                var timeMs = input.Signed();
                var member = engine.MemberOf(input.Text() ?? throw new FormatException("Commands of nobody."));
                var durable = input.Signed();
                for (var left = input.Count(input.Remaining); left > 0; left--)
                    engine.Execute(member, ExchangeForms.ReadBookCommand(ref input), timeMs);
                member.Acknowledge(durable);
                break;
            case StatusEntry:
                engine.SetStatus((InstrumentStatus)input.Byte());
                break;
            default:
                throw new FormatException(
                    $"An entry of kind {entry[0]} in the journal of {engine.Instrument.Symbol} is not known to this version.");
        }

        input.ExpectEnd();
    }

    /// <summary>Writes a book.</summary>
    public static ReadOnlyMemory<byte> Save(BookEngine engine)
    {
        var bytes = new ArrayBufferWriter<byte>(4096);
        var output = new BinaryWriterOver(bytes);
        output.Byte(SnapshotVersion);
        output.Signed(engine.Entry);
        output.Signed(engine.LastTimeMs);
        output.Byte((byte)engine.Status);
        BookSnapshot.Save(engine.Book, output);
        StatisticsSnapshot.Save(engine.Statistics, output);
        output.Unsigned((ulong)engine.Members.Count);
        foreach (var member in engine.Members)
        {
            output.Text(member.User);
            output.Signed(member.LastCommand);
            output.Signed(member.Acknowledged);
            output.Unsigned((ulong)member.Kept.Count);
            for (var i = 0; i < member.Kept.Count; i++)
                ExchangeForms.Write(output, member.Kept[i]);
        }

        output.Unsigned((ulong)engine.Open.Count);
        foreach (var (number, order) in engine.Open)
        {
            output.Signed(number);
            output.Unsigned((ulong)order.Member.Index);
            output.Signed(order.Order);
            output.Signed(order.FeeCharged);
            output.Signed((long)(order.FeeCharged * (Int128)Instrument.FeeParts - order.FeeParts));
        }

        return bytes.WrittenMemory;
    }

    /// <summary>Reads a book into a new engine; throws <see cref="FormatException"/> on bytes that are none.</summary>
    public static void Load(BookEngine engine, ReadOnlySpan<byte> bytes)
    {
        var input = new BinaryReaderOver(bytes);
        var version = input.Byte();
        if (version != SnapshotVersion)
            throw new FormatException(
                $"A snapshot of version {version} of the book {engine.Instrument.Symbol} is not known to this version.");
        var (entry, lastTimeMs, status) = (input.Signed(), input.Signed(), (InstrumentStatus)input.Byte());
        var book = BookSnapshot.Load(ref input);
        engine.Restore(book, StatisticsSnapshot.Load(ref input, engine.Instrument.TickLotUnits), status, entry, lastTimeMs);
        for (var left = input.Count(input.Remaining); left > 0; left--)
        {
            var member = engine.MemberOf(input.Text() ?? throw new FormatException("A member without a name."));
            member.Restore(input.Signed(), input.Signed());
            for (var kept = input.Count(input.Remaining); kept > 0; kept--)
                member.Tell(ExchangeForms.ReadBookEvent(ref input), 0);
        }

        for (var left = input.Count(input.Remaining); left > 0; left--)
        {
            var number = input.Signed();
            var member = engine.Members[input.Count(engine.Members.Count - 1)];
            var (order, charged, missing) = (input.Signed(), input.Signed(), input.Signed());
            member.Orders.Add(order, number);
            engine.Open.Add(number, new OpenOrder(member, order)
            {
                FeeCharged = charged,
                FeeParts = charged * (Int128)Instrument.FeeParts - missing,
            });
        }

        if (engine.Open.Count != engine.Book.OpenOrders)
            throw new FormatException(
                $"The book {engine.Instrument.Symbol} has {engine.Book.OpenOrders} open orders, "
                + $"of which {engine.Open.Count} are somebody's.");
        input.ExpectEnd();
    }
}
