using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Trading.Gateway.Http;

/// <summary>
/// Answers requests that fail: a faulty or broken request with its own status, anything else as <c>internal</c>, whose outcome is
/// unknown.
/// </summary>
internal sealed partial class FailureHandling(RequestDelegate next, ILogger<FailureHandling> logger)
{
    /// <summary>Serves a request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there any more to be told.
            context.Abort();
        }
        catch (BadHttpRequestException failure)
        {
            await EndAsync(context, failure.StatusCode, StatusPage.CodeOf(failure.StatusCode), "the request cannot be read to its end");
        }
        catch (Exception failure)
        {
            LogFailed(logger, context.Request.Method, context.Request.Path, failure);
            await EndAsync(context, 500, StatusPage.CodeOf(500), "the outcome is unknown");
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed")]
    private static partial void LogFailed(ILogger logger, string method, string path, Exception failure);

    private static Task EndAsync(HttpContext context, int httpStatus, string code, string message)
    {
        if (!context.Response.HasStarted)
            return Problem.WriteAsync(context, httpStatus, code, message);

        // A response that has begun must not look complete.
        context.Abort();
        return Task.CompletedTask;
    }
}
