using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Trading.Gateway.Http.Exchange;

/// <summary>Writes JSON answers by hand over buffers that a thread keeps: they are written often.</summary>
internal sealed class ExchangeAnswer
{
    private const int KeptBytesMax = 65_536;

    [ThreadStatic]
    private static ExchangeAnswer? _kept;

    private readonly ArrayBufferWriter<byte> _bytes = new(1_024);
    private readonly Utf8JsonWriter _json;

    private ExchangeAnswer() =>
        _json = new Utf8JsonWriter(_bytes, new JsonWriterOptions { SkipValidation = true, Encoder = JavaScriptEncoder.Default });

    /// <summary>Answers with what is written.</summary>
    /// <param name="context">The request.</param>
    /// <param name="state">What to write of.</param>
    /// <param name="write">Writes one JSON value.</param>
    /// <param name="httpStatus">The status.</param>
    /// <param name="contentType">The type.</param>
    public static async Task WriteAsync<TState>(
        HttpContext context,
        TState state,
        Action<Utf8JsonWriter, TState> write,
        int httpStatus = 200,
        string contentType = "application/json")
    {
        var response = context.Response;
        response.StatusCode = httpStatus;
        response.ContentType = contentType;
        Put(response, state, write);
        await response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    private static void Put<TState>(HttpResponse response, TState state, Action<Utf8JsonWriter, TState> write)
    {
        var answer = _kept ?? new ExchangeAnswer();
        // Not there while it is in use, and not any more where writing fails.
        _kept = null;
        write(answer._json, state);
        answer._json.Flush();
        response.ContentLength = answer._bytes.WrittenCount;
        response.BodyWriter.Write(answer._bytes.WrittenSpan);
        if (answer._bytes.Capacity > KeptBytesMax)
            return;
        answer._bytes.ResetWrittenCount();
        answer._json.Reset();
        _kept = answer;
    }
}
