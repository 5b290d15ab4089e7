namespace Trading.Market.Queue;

/// <summary>
/// The stored forms of a queue's shard: the entries of its journal, and its snapshot. The first byte is a version, so that they can grow.
/// </summary>
internal static class QueueForm
{
    private const byte EntryVersion = 1;
    private const byte SnapshotVersion = 1;

    /// <summary>Writes an entry: messages of a block, with what stands for their keys.</summary>
    /// <param name="output">Where.</param>
    /// <param name="block">The block.</param>
    /// <param name="digests">By message; empty where no message has a key.</param>
    public static void Write(BinaryWriterOver output, MessageBlock block, ReadOnlySpan<UInt128?> digests)
    {
        output.Byte(EntryVersion);
        output.Signed(block.FirstNumber);
        output.Signed(block.ReceivedMs);
        output.Unsigned((ulong)block.Messages.Length);
        output.Flag(!digests.IsEmpty);
        for (var i = 0; i < block.Messages.Length; i++)
        {
            if (!digests.IsEmpty)
                WriteKey(output, digests[i]);
            TradeMessageCodec.Write(output, block.Messages[i]);
        }
    }

    /// <summary>Reads an entry; throws <see cref="FormatException"/> on bytes that are none.</summary>
    public static (MessageBlock Block, UInt128?[] Digests) Read(ReadOnlySpan<byte> entry)
    {
        var input = new BinaryReaderOver(entry);
        var version = input.Byte();
        if (version != EntryVersion)
            throw new FormatException($"An entry of version {version} in a message queue is not known to this version.");
        var (first, receivedMs) = (input.Signed(), input.Signed());
        var messages = new TradeMessage[input.Count(input.Remaining)];
        var digests = input.Flag() ? new UInt128?[messages.Length] : [];
        for (var i = 0; i < messages.Length; i++)
        {
            if (digests.Length > 0 && input.Flag())
                digests[i] = ReadDigest(ref input);
            messages[i] = TradeMessageCodec.Read(ref input);
        }

        input.ExpectEnd();
        return first >= 1 && messages.Length > 0
            ? (new MessageBlock(first, receivedMs, messages), digests)
            : throw new FormatException($"A block of {messages.Length} messages from number {first}.");
    }

    /// <summary>Writes a snapshot.</summary>
    public static void Save(BinaryWriterOver output, MessageQueue queue)
    {
        output.Byte(SnapshotVersion);
        queue.Save(output);
    }

    /// <summary>Reads a snapshot into an empty queue; throws <see cref="FormatException"/> on bytes that are none.</summary>
    public static void Load(ReadOnlySpan<byte> snapshot, MessageQueue queue)
    {
        var input = new BinaryReaderOver(snapshot);
        var version = input.Byte();
        if (version != SnapshotVersion)
            throw new FormatException($"A message queue of version {version} is not known to this version.");
        queue.Load(ref input);
        input.ExpectEnd();
    }

    /// <summary>Writes a digest, as two numbers of 64 bits.</summary>
    public static void WriteDigest(BinaryWriterOver output, UInt128 digest)
    {
        output.Unsigned((ulong)(digest & ulong.MaxValue));
        output.Unsigned((ulong)(digest >> 64));
    }

    /// <summary>Reads a digest.</summary>
    public static UInt128 ReadDigest(ref BinaryReaderOver input)
    {
        var low = input.Unsigned();
        return new UInt128(input.Unsigned(), low);
    }

    private static void WriteKey(BinaryWriterOver output, UInt128? digest)
    {
        output.Flag(digest is not null);
        if (digest is { } of)
            WriteDigest(output, of);
    }
}
