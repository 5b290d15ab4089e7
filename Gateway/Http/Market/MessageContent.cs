using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Trading.Gateway.Market;
using Trading.Market;

namespace Trading.Gateway.Http.Market;

/// <summary>Reads the body of a request with trade messages, whatever a common tool calls its type.</summary>
internal static class MessageContent
{
    /// <summary>The most bytes of a body that is one object.</summary>
    public const int ObjectBytesMax = 64 * 1024;

    /// <summary>The most bytes of a body that is an array.</summary>
    public const int ArrayBytesMax = 1024 * 1024;

    // Of a body that is too long the server reads this much, so that the client has sent it and gets to see the answer.
    private const int DrainedBytesMax = 8 * 1024 * 1024;

    private static readonly string[] OtherFamilies = ["multipart/", "image/", "audio/", "video/", "font/", "model/", "message/"];

    private static readonly string[] OtherTypes =
    [
        "application/xml", "text/xml", "text/html", "text/css", "text/csv", "application/pdf", "application/zip", "application/gzip",
        "application/yaml", "application/msgpack", "application/x-msgpack", "application/protobuf", "application/x-protobuf",
        "application/grpc",
    ];

    /// <summary>True where the type says that the body is clearly something else than JSON, or it is compressed.</summary>
    public static bool IsOther(HttpRequest request)
    {
        if (PlainBodies.IsEncoded(request))
            return true;
        var content = request.ContentType;
        if (content is null or "application/json")
            return false;
        var end = content.IndexOf(';', StringComparison.Ordinal);
        var type = (end < 0 ? content.AsSpan() : content.AsSpan(0, end)).Trim();
        foreach (var family in OtherFamilies)
            if (type.StartsWith(family, StringComparison.OrdinalIgnoreCase))
                return true;
        foreach (var other in OtherTypes)
            if (type.Equals(other, StringComparison.OrdinalIgnoreCase))
                return true;
        return type.EndsWith("+xml", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Lets the server read what a body may have at the most, and somewhat more to be told that it is too long.</summary>
    public static void LimitBody(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = DrainedBytesMax;
    }

    /// <summary>Reads the messages.</summary>
    /// <param name="context">The request.</param>
    /// <param name="key">What names the request, or null.</param>
    /// <param name="isStrict">Whether repairs and mismatches are faults.</param>
    /// <param name="nowMs">The time, Unix milliseconds.</param>
    /// <returns>The messages; null where the body is too long.</returns>
    public static async ValueTask<MessageBody?> ReadAsync(HttpContext context, string? key, bool isStrict, long nowMs)
    {
        LimitBody(context);
        if (context.Request.ContentLength > ArrayBytesMax)
            return null;
        var input = context.Request.BodyReader;
        while (true)
        {
            ReadResult read;
            try
            {
                read = await input.ReadAsync(context.RequestAborted);
            }
            catch (BadHttpRequestException failure) when (failure.StatusCode == StatusCodes.Status413PayloadTooLarge)
            {
                return null;
            }

            if (read.Buffer.Length > ArrayBytesMax || (read.Buffer.Length > ObjectBytesMax && !BodyBytes.IsArray(read.Buffer)))
            {
                input.AdvanceTo(read.Buffer.End);
                return null;
            }

            if (!read.IsCompleted)
            {
                input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                continue;
            }

            var body = BodyBytes.Parse(read.Buffer, key, isStrict, nowMs);
            input.AdvanceTo(read.Buffer.End);
            return body;
        }
    }
}
