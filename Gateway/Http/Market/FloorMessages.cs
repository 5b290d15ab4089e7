using Microsoft.AspNetCore.Http;

namespace Trading.Gateway.Http.Market;

/// <summary>
/// Answers every trade message at once and does nothing: what the HTTP door alone can do, for comparison in benchmarks. Selected by
/// <c>Bench:Floor=true</c>.
/// </summary>
internal static class FloorMessages
{
    private static readonly byte[] Answer =
        """{"status":"OK","id":"0-1000000","userId":"134256","class":"direct","warnings":[]}"""u8.ToArray();

    /// <summary>Reads the body and answers.</summary>
    public static async Task AnswerAsync(HttpContext context)
    {
        MessageContent.LimitBody(context);
        while (true)
        {
            var read = await context.Request.BodyReader.ReadAsync(context.RequestAborted);
            context.Request.BodyReader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
                break;
        }

        context.Response.StatusCode = StatusCodes.Status201Created;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = Answer.Length;
        await context.Response.Body.WriteAsync(Answer);
    }
}
