namespace Trading.Market.Processing;

/// <summary>
/// The stored forms of <see cref="ProcessorStep"/>: the journal of record. They only grow: numbers of kinds are never used again.
/// </summary>
internal static class ProcessorStepForm
{
    private const byte BlockProcessedKind = 1;
    private const byte MessageSetAsideKind = 2;
    private const byte LetterProcessedKind = 3;
    private const byte LetterFailedKind = 4;
    private const byte MessagesRefusedKind = 5;

    /// <summary>Writes a step.</summary>
    public static void Write(BinaryWriterOver output, ProcessorStep step)
    {
        switch (step)
        {
            case BlockProcessed(var shard, var block):
                output.Byte(BlockProcessedKind);
                output.Unsigned((ulong)shard);
                output.Signed(block.FirstNumber);
                output.Signed(block.ReceivedMs);
                output.Unsigned((ulong)block.Messages.Length);
                foreach (ref readonly var message in block.Messages.AsSpan())
                    TradeMessageCodec.Write(output, message);
                break;
            case MessageSetAside(var letter):
                output.Byte(MessageSetAsideKind);
                Write(output, letter);
                break;
            case LetterProcessed(var id):
                output.Byte(LetterProcessedKind);
                Write(output, id);
                break;
            case LetterFailed failed:
                output.Byte(LetterFailedKind);
                Write(output, failed.Id);
                output.Signed(failed.FailedMs);
                output.Unsigned((ulong)failed.Tries);
                output.Text(failed.Reason);
                break;
            case MessagesRefused(var counts):
                output.Byte(MessagesRefusedKind);
                output.Signed(counts.Messages);
                output.Unsigned((ulong)counts.ByFault.Length);
                foreach (var (fault, messages) in counts.ByFault)
                {
                    output.Byte((byte)fault);
                    output.Signed(messages);
                }

                break;
            default:
                throw new InvalidOperationException($"{step.GetType()} has no stored form.");
        }
    }

    /// <summary>Reads a step; throws <see cref="FormatException"/> on bytes that are none.</summary>
    public static ProcessorStep Read(ReadOnlySpan<byte> entry)
    {
        var input = new BinaryReaderOver(entry);
        ProcessorStep step = input.Byte() switch
        {
            BlockProcessedKind => new BlockProcessed(input.Count(int.MaxValue), ReadBlock(ref input)),
            MessageSetAsideKind => new MessageSetAside(ReadLetter(ref input)),
            LetterProcessedKind => new LetterProcessed(ReadId(ref input)),
            LetterFailedKind => new LetterFailed(ReadId(ref input), input.Signed(), input.Count(int.MaxValue), input.Text() ?? ""),
            MessagesRefusedKind => new MessagesRefused(ReadCounts(ref input)),
            var kind => throw new FormatException($"A step of kind {kind} is not known to this version."),
        };
        input.ExpectEnd();
        return step;
    }

    /// <summary>Writes a dead letter.</summary>
    public static void Write(BinaryWriterOver output, DeadLetter letter)
    {
        Write(output, letter.Id);
        output.Signed(letter.ReceivedMs);
        output.Signed(letter.FailedMs);
        output.Unsigned((ulong)letter.Tries);
        output.Text(letter.Reason);
        TradeMessageCodec.Write(output, letter.Message);
    }

    /// <summary>Reads a dead letter; throws <see cref="FormatException"/> on bytes that are none.</summary>
    public static DeadLetter ReadLetter(ref BinaryReaderOver input) => new(
        ReadId(ref input),
        input.Signed(),
        input.Signed(),
        input.Count(int.MaxValue),
        input.Text() ?? "",
        TradeMessageCodec.Read(ref input));

    private static void Write(BinaryWriterOver output, MessageId id)
    {
        output.Unsigned((ulong)id.Shard);
        output.Signed(id.Number);
    }

    private static MessageId ReadId(ref BinaryReaderOver input) => new(input.Count(int.MaxValue), input.Signed());

    private static MessageBlock ReadBlock(ref BinaryReaderOver input)
    {
        var (first, receivedMs) = (input.Signed(), input.Signed());
        var messages = new TradeMessage[input.Count(input.Remaining)];
        for (var i = 0; i < messages.Length; i++)
            messages[i] = TradeMessageCodec.Read(ref input);
        return messages.Length > 0 ? new MessageBlock(first, receivedMs, messages) : throw new FormatException("A block without messages.");
    }

    private static RefusalCounts ReadCounts(ref BinaryReaderOver input)
    {
        var messages = input.Signed();
        var counts = new FaultCount[input.Count(byte.MaxValue + 1)];
        for (var i = 0; i < counts.Length; i++)
            counts[i] = new FaultCount((TradeFault)input.Byte(), input.Signed());
        return new RefusalCounts(messages, counts);
    }
}
