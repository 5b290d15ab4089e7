using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace Trading.Gateway.Http.Exchange;

/// <summary>Reads a body whole; how long it may be is a limit of the server.</summary>
internal static class RequestBody
{
    /// <summary>Makes something of the bytes of a body.</summary>
    internal delegate TBody Parser<out TBody>(ReadOnlySpan<byte> json);

    /// <summary>Reads and parses a body.</summary>
    public static async ValueTask<TBody> ReadAsync<TBody>(HttpContext context, Parser<TBody> parse)
    {
        var input = context.Request.BodyReader;
        while (true)
        {
            var read = await input.ReadAsync(context.RequestAborted);
            if (!read.IsCompleted)
            {
                input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                continue;
            }

            var body = parse(read.Buffer.IsSingleSegment ? read.Buffer.FirstSpan : read.Buffer.ToArray());
            input.AdvanceTo(read.Buffer.End);
            return body;
        }
    }
}
