using Microsoft.AspNetCore.Http;

namespace Trading.Gateway.Http.Exchange;

/// <summary>
/// Answers every request for an order at once and does nothing: what the HTTP door alone can do, for comparison in benchmarks. Selected by
/// <c>Bench:Floor=true</c>.
/// </summary>
internal static class FloorOrders
{
    private static readonly byte[] Answer = """
        {"orderId":"01900000-0000-7000-8000-000000000000","clientOrderId":"0-0-0","symbol":"BTC-USD","side":"buy","type":"limit",
        "timeInForce":"GTC","price":"100.00","quantity":"0.0500","quoteQuantity":null,"filledQuantity":"0","filledQuote":"0","status":"New",
        "reason":null,"createdAt":"2026-01-01T00:00:00.000Z","receivedAt":"2026-01-01T00:00:00.000Z","updatedAt":"2026-01-01T00:00:00.000Z"}
        """u8.ToArray();

    /// <summary>Reads the body and answers.</summary>
    public static async Task AnswerAsync(HttpContext context)
    {
        while (true)
        {
            var read = await context.Request.BodyReader.ReadAsync(context.RequestAborted);
            context.Request.BodyReader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
                break;
        }

        context.Response.StatusCode = context.Request.Method == HttpMethods.Post ? StatusCodes.Status201Created : StatusCodes.Status200OK;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = Answer.Length;
        await context.Response.Body.WriteAsync(Answer);
    }
}
