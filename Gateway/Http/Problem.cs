using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Trading.Accounts;
using Trading.Gateway.Exchange;
using Codes = Trading.Accounts.StatusCodes;

namespace Trading.Gateway.Http;

/// <summary>Writes error responses: problem details (RFC 9457) with a stable code.</summary>
internal static class Problem
{
    /// <summary>The code where a token is missing or not good.</summary>
    public const string Unauthenticated = "unauthenticated";

    /// <summary>The code where a name and password do not belong together, or a refresh token is void.</summary>
    public const string BadCredentials = "bad_credentials";

    /// <summary>The code where a name is taken.</summary>
    public const string UserExists = "user_exists";

    /// <summary>The code where a caller sends more than its rate allows.</summary>
    public const string RateLimited = "rate_limited";

    /// <summary>The code where an address speaks WebSocket and the request does not.</summary>
    public const string UpgradeRequired = "upgrade_required";

    /// <summary>The content type of problem details.</summary>
    public const string ContentType = "application/problem+json";

    /// <summary>The HTTP status of a refusal.</summary>
    public static int HttpStatusOf(Status status) => status switch
    {
        Status.Ok => 200,
        Status.Malformed or Status.UnknownCommand or Status.BadAmount => 400,
        Status.Forbidden => 403,
        Status.UnknownUser => 404,
        Status.InsufficientFunds or Status.InsufficientShares or Status.NothingPending or Status.NoTriggerAmount => 409,
        Status.LessThanOneShare or Status.LimitExceeded => 422,
        Status.QuoteUnavailable or Status.Overloaded => 503,
        _ => 500,
    };

    /// <summary>Answers with a refusal.</summary>
    public static Task WriteAsync(
        HttpContext context, Status status, long transactionNum = 0, IReadOnlyDictionary<string, string>? errors = null)
    {
        var httpStatus = HttpStatusOf(status);
        if (httpStatus == 503)
            context.Response.Headers.RetryAfter = "1";
        // What a command calls a faulty line is any request here.
        var message = status == Status.Malformed ? FaultCodes.MessageOf(FaultCodes.Malformed) : Codes.MessageOf(status);
        return WriteAsync(context, httpStatus, Codes.Of(status), message, transactionNum, errors);
    }

    /// <summary>Answers with an error of any code. Does nothing where the response has begun.</summary>
    public static Task WriteAsync(
        HttpContext context,
        int httpStatus,
        string code,
        string message,
        long transactionNum = 0,
        IReadOnlyDictionary<string, string>? errors = null)
    {
        var response = context.Response;
        if (response.HasStarted)
            return Task.CompletedTask;
        var document = new ProblemDocument(
            $"urn:trading:{code}", message, httpStatus, code, transactionNum == 0 ? null : transactionNum, errors);
        var body = JsonSerializer.SerializeToUtf8Bytes(document, HttpJson.Default.ProblemDocument);
        response.StatusCode = httpStatus;
        if (httpStatus == 401)
            response.Headers.WWWAuthenticate = BearerHandler.Scheme;
        response.ContentType = ContentType;
        response.ContentLength = body.Length;
        return response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }
}
