using System.Buffers.Text;
using System.Collections.Immutable;
using System.Text;
using Trading.Accounts;

namespace Trading.Gateway.Commands;

/// <summary>
/// Writes the replies of the TCP door, each with its line end: <c>[n] OK</c>, <c>[n] OK json</c>, or <c>[n] ERR code message</c>; without
/// <c>[n]</c> where the line had no readable one (gateway.md, "TCP").
/// </summary>
public static class ReplyWriter
{
    /// <summary>The most bytes of a reply besides its result.</summary>
    public const int FixedBytesMax = 160;

    private static readonly ImmutableArray<byte[]> Refusals = [.. Enum.GetValues<Status>().Select(RefusalOf)];

    /// <summary>The most bytes that <see cref="WriteRefusal"/> writes.</summary>
    public const int RefusalBytesMax = FixedBytesMax;

    /// <summary>The most bytes that <see cref="Write"/> writes.</summary>
    public static int BytesMax(in CompletedCommand completed) => FixedBytesMax + ResultJson.BytesMax(completed);

    /// <summary>Writes the reply to a command; returns the number of bytes.</summary>
    public static int Write(in CompletedCommand completed, Span<byte> destination)
    {
        if (completed.Outcome.Status != Status.Ok)
            return WriteRefusal(completed.Command.TransactionNum, completed.Outcome.Status, destination);
        var length = WriteStart(completed.Command.TransactionNum, destination);
        var result = ResultJson.Write(completed, destination[length..]);
        length += result == 0 ? -1 : result;
        destination[length] = (byte)'\n';
        return length + 1;
    }

    /// <summary>Writes how the reply to a command begins that has a result; returns the number of bytes.</summary>
    public static int WriteStart(long transactionNum, Span<byte> destination)
    {
        var length = WriteNumber(transactionNum, destination);
        "OK "u8.CopyTo(destination[length..]);
        return length + 3;
    }

    /// <summary>Writes an error reply; returns the number of bytes.</summary>
    /// <param name="transactionNum">The number of the line, or 0 where it had none.</param>
    /// <param name="status">Anything but <see cref="Status.Ok"/>.</param>
    /// <param name="destination">Has room for <see cref="RefusalBytesMax"/>.</param>
    public static int WriteRefusal(long transactionNum, Status status, Span<byte> destination)
    {
        var length = transactionNum == 0 ? 0 : WriteNumber(transactionNum, destination);
        var refusal = Refusals[(int)status];
        refusal.CopyTo(destination[length..]);
        return length + refusal.Length;
    }

    private static byte[] RefusalOf(Status status) =>
        Encoding.ASCII.GetBytes($"ERR {StatusCodes.Of(status)} {StatusCodes.MessageOf(status)}\n");

    private static int WriteNumber(long transactionNum, Span<byte> destination)
    {
        destination[0] = (byte)'[';
        Utf8Formatter.TryFormat(transactionNum, destination[1..], out var digits);
        destination[digits + 1] = (byte)']';
        destination[digits + 2] = (byte)' ';
        return digits + 3;
    }
}
