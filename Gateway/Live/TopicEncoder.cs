using System.Buffers.Text;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Trading.Gateway.Live;

/// <summary>Encodes the frames of one topic; everything but number, time and data is made once.</summary>
internal sealed class TopicEncoder(LiveKey key, bool isUrgent)
{
    private const int SeqDigitsMax = 20;

    private readonly byte[] _update = PrefixOf("update", key, "");
    private readonly byte[] _snapshot = PrefixOf("snapshot", key, "");
    private readonly byte[] _reset = PrefixOf("snapshot", key, ",\"reset\":true");

    /// <summary>Encodes a frame: <c>{"channel":…,"type":…,"symbol":…,"user":…,"seq":…,"ts":…,"data":…}</c>.</summary>
    public LiveFrame Encode(LiveFrameKind kind, long seq, long timeMs, ReadOnlySpan<byte> data)
    {
        var prefix = kind switch
        {
            LiveFrameKind.Update => _update,
            LiveFrameKind.Snapshot => _snapshot,
            LiveFrameKind.Reset => _reset,
            _ => throw new UnreachableException(),
        };
        Span<byte> digits = stackalloc byte[SeqDigitsMax];
        Utf8Formatter.TryFormat(seq, digits, out var digitCount);
        var beforeTime = ",\"ts\":\""u8;
        var beforeData = "\",\"data\":"u8;
        var length = prefix.Length + digitCount + beforeTime.Length + UtcText.Length + beforeData.Length + data.Length + 1;
        var bytes = GC.AllocateUninitializedArray<byte>(WebSocketFrame.HeaderSize(length) + length);
        var position = WebSocketFrame.WriteHeader(bytes, WebSocketOpcode.Text, length);
        position = Append(bytes, position, prefix);
        position = Append(bytes, position, digits[..digitCount]);
        position = Append(bytes, position, beforeTime);
        UtcText.Write(bytes.AsSpan(position), timeMs);
        position = Append(bytes, position + UtcText.Length, beforeData);
        Append(bytes, position, data);
        bytes[^1] = (byte)'}';
        return new LiveFrame(kind, bytes) { Seq = seq, TimeMs = timeMs, DataStart = position, IsUrgent = isUrgent };
    }

    private static int Append(byte[] bytes, int position, ReadOnlySpan<byte> text)
    {
        text.CopyTo(bytes.AsSpan(position));
        return position + text.Length;
    }

    // Channels, symbols and intervals hold nothing that JSON would have to escape: requests are checked for that. The user is there as a
    // service may watch several.
    private static byte[] PrefixOf(string type, LiveKey key, string extra)
    {
        var symbol = key.Symbol.Length == 0 ? "" : $",\"symbol\":\"{key.Symbol}\"";
        var interval = key.Interval.Length == 0 ? "" : $",\"interval\":\"{key.Interval}\"";
        var user = key.User.Length == 0 ? "" : $",\"user\":\"{JsonEncodedText.Encode(key.User)}\"";
        return Encoding.UTF8.GetBytes($"{{\"channel\":\"{key.Channel}\",\"type\":\"{type}\"{extra}{symbol}{interval}{user},\"seq\":");
    }
}
