namespace Trading.Market.Statistics;

/// <summary>The stored form of <see cref="ProcessedMessage"/>, in snapshots only.</summary>
internal static class ProcessedMessageForm
{
    /// <summary>Writes a message.</summary>
    public static void Write(BinaryWriterOver output, in ProcessedMessage message)
    {
        output.Signed(message.Sequence);
        output.Unsigned((ulong)message.Id.Shard);
        output.Signed(message.Id.Number);
        output.Signed(message.ReceivedMs);
        TradeMessageCodec.Write(output, message.Message);
    }

    /// <summary>Reads a message; throws <see cref="FormatException"/> on bytes that are none.</summary>
    public static ProcessedMessage Read(ref BinaryReaderOver input) =>
        new(input.Signed(), new MessageId(input.Count(int.MaxValue), input.Signed()), input.Signed(), TradeMessageCodec.Read(ref input));
}
