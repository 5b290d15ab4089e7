using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Trading.Accounts;
using Trading.Exchange;
using Trading.Gateway.Exchange;

namespace Trading.Gateway.Http.Exchange;

/// <summary>
/// Writes refusals of the exchange: problem details (RFC 9457) with a stable code, that of the first fault; all faulty fields; and the
/// order, where there is one.
/// </summary>
internal static class ExchangeProblem
{
    /// <summary>The code where an instrument is there with other terms.</summary>
    public const string InstrumentExists = "instrument_exists";

    private const string RetryAfterSeconds = "1";

    /// <summary>The HTTP status of a refusal.</summary>
    public static int HttpStatusOf(ExchangeStatus status) => status switch
    {
        ExchangeStatus.Ok => 200,
        ExchangeStatus.UnknownOrder => 404,
        ExchangeStatus.OrderNotOpen or ExchangeStatus.ClientOrderIdReused or ExchangeStatus.TransferIdReused => 409,
        ExchangeStatus.Overloaded => 429,
        _ => 422,
    };

    /// <summary>The HTTP status of a fault: 400 where the form is wrong, 422 where a value cannot be.</summary>
    public static int HttpStatusOf(string code) => code is FaultCodes.Malformed or FaultCodes.MissingField ? 400 : 422;

    /// <summary>Answers with faulty fields, of which there is one at least.</summary>
    /// <param name="context">The request.</param>
    /// <param name="faults">The faults.</param>
    /// <param name="httpStatus">The status; by default that of the first fault's code.</param>
    public static Task WriteAsync(HttpContext context, IReadOnlyList<FieldProblem> faults, int? httpStatus = null)
    {
        var code = faults[0].Code;
        return WriteAsync(context, httpStatus ?? HttpStatusOf(code), code, FaultCodes.MessageOf(code), faults);
    }

    /// <summary>Answers with a refusal without an order.</summary>
    public static Task WriteAsync(HttpContext context, ExchangeStatus status) =>
        WriteAsync(context, HttpStatusOf(status), ExchangeStatusCodes.Of(status), ExchangeStatusCodes.MessageOf(status), []);

    /// <summary>Answers with an error of any code.</summary>
    public static Task WriteAsync(
        HttpContext context,
        int httpStatus,
        string code,
        string message,
        IReadOnlyList<FieldProblem> faults,
        (OrderInfo Order, Instrument Instrument)? order = null)
    {
        if (httpStatus == 429)
            context.Response.Headers.RetryAfter = RetryAfterSeconds;
        return ExchangeAnswer.WriteAsync(context, (httpStatus, code, message, faults, order), Write, httpStatus, Problem.ContentType);
    }

    /// <summary>Answers that the caller may not.</summary>
    public static Task ForbidAsync(HttpContext context) => Problem.WriteAsync(context, Status.Forbidden);

    private static void Write(
        Utf8JsonWriter json,
        (int HttpStatus, string Code, string Message, IReadOnlyList<FieldProblem> Faults, (OrderInfo Order, Instrument Instrument)? Order) problem) =>
        RefusalJson.Write(json, problem.HttpStatus, problem.Code, problem.Message, problem.Faults, problem.Order);
}
