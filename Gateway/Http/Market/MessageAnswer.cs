using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Trading.Gateway.Http.Exchange;
using Trading.Gateway.Market;
using Trading.Market;

namespace Trading.Gateway.Http.Market;

/// <summary>Writes the answer to a request with trade messages, in today's form or in that of existing clients.</summary>
internal readonly struct MessageAnswer(HttpContext context, bool isLegacy)
{
    private const string Json = "application/json";

    /// <summary>The HTTP status of a refusal.</summary>
    public static int HttpStatusOf(TradeFault fault) => fault switch
    {
        TradeFault.NotJson or TradeFault.NotAnObject => 400,
        TradeFault.BodyTooLarge => 413,
        TradeFault.UnsupportedMediaType => 415,
        TradeFault.RateLimited => 429,
        TradeFault.QueueFull => 503,
        TradeFault.Internal => 500,
        _ => 422,
    };

    /// <summary>Answers with what became of each message.</summary>
    public Task WriteAsync(MessageSubmission submission)
    {
        if (submission.Body.IsArray)
            return WriteListAsync(submission);
        if (!submission.Body[0].IsSound)
            return RefuseAsync(submission.Body[0].Problems!);
        if (submission[0].Fault != TradeFault.None)
            return RefuseAsync(submission[0].Fault, default);
        return isLegacy
            ? ExchangeAnswer.WriteAsync(context, submission, MessageAnswerJson.WriteLegacy, 201)
            : ExchangeAnswer.WriteAsync(context, submission, MessageAnswerJson.WriteOne, 201);
    }

    /// <summary>Refuses a request as a whole.</summary>
    public Task RefuseAsync(TradeFault fault, TimeSpan wait)
    {
        var status = HttpStatusOf(fault);
        if (status is 429 or 503)
            context.Response.Headers.RetryAfter = Math.Ceiling(Math.Max(1, wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return WriteRefusalAsync(status, fault, []);
    }

    /// <summary>Refuses a message for everything that is wrong with it.</summary>
    public Task RefuseAsync(IReadOnlyList<MessageProblem> problems) =>
        WriteRefusalAsync(HttpStatusOf(problems[0].Fault), problems[0].Fault, problems);

    /// <summary>One answer for each message; where none was taken for a reason that is no fault of theirs, one for all.</summary>
    private Task WriteListAsync(MessageSubmission submission)
    {
        var (areTaken, isLater) = (true, false);
        TradeFault? common = submission[0].Fault;
        for (var i = 0; i < submission.Body.Count; i++)
        {
            var fault = submission[i].Fault;
            areTaken &= fault == TradeFault.None && submission.Body[i].IsSound;
            isLater |= fault is TradeFault.RateLimited or TradeFault.QueueFull;
            common = common == fault ? common : null;
        }

        if (common is { } all and not TradeFault.None)
            return RefuseAsync(all, default);
        if (isLater)
            context.Response.Headers.RetryAfter = "1";
        return ExchangeAnswer.WriteAsync(context, submission, MessageAnswerJson.WriteList, areTaken ? 201 : 207);
    }

    private Task WriteRefusalAsync(int status, TradeFault fault, IReadOnlyList<MessageProblem> problems)
    {
        if (!isLegacy)
        {
            return ExchangeAnswer.WriteAsync(
                context, (status, fault, problems), MessageAnswerJson.WriteProblem, status, Problem.ContentType);
        }

        // Existing clients know 400 only, for whatever is wrong with a message.
        return ExchangeAnswer.WriteAsync(
            context, (fault, problems), static (json, refusal) => MessageAnswerJson.WriteFailed(json, refusal.fault, refusal.problems),
            status == 422 ? 400 : status, Json);
    }
}
