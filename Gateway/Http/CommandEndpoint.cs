using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Trading.Accounts;
using Trading.Gateway.Access;
using Trading.Gateway.Commands;

namespace Trading.Gateway.Http;

/// <summary><c>POST /api/v1/commands</c>: workload lines or one command as JSON (gateway.md, "HTTP").</summary>
internal sealed class CommandEndpoint(ICommandRouter router, IOptions<HttpDoorOptions> options) : IDisposable
{
    /// <summary>
    /// Up to this many bytes the body may wait where it comes from: the client can send all of it before it reads the first answer.
    /// </summary>
    private const int ShortBodyBytesMax = 65_536;

    private readonly HttpDoorOptions _options = options.Value;
    private readonly SemaphoreSlim _longBodies = new(options.Value.LongBodiesMax);

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _answer;

    /// <summary>Serves a request.</summary>
    public Task HandleAsync(HttpContext context)
    {
        var caller = CallerIdentity.Of(context.User)!;
        var type = context.Request.ContentType.AsSpan();
        var end = type.IndexOf(';');
        type = (end < 0 ? type : type[..end]).Trim();
        if (type.Equals("text/plain", StringComparison.OrdinalIgnoreCase))
            return ExecuteLinesAsync(context, caller);
        if (type.Equals("application/json", StringComparison.OrdinalIgnoreCase))
            return ExecuteOneAsync(context, caller);
        context.Response.StatusCode = Microsoft.AspNetCore.Http.StatusCodes.Status415UnsupportedMediaType;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose() => _longBodies.Dispose();

    private async Task ExecuteLinesAsync(HttpContext context, Caller caller)
    {
        if (!SessionKey.TryReadSession(context.Request, out var session))
        {
            var faults = FieldFault.Of("session", "is not 1 to 64 printable ASCII characters");
            await Problem.WriteAsync(context, Status.Malformed, errors: faults);
            return;
        }

        LimitBody(context, _options.LinesBytesMax);
        var lines = new CommandLines(router, caller, session);
        var request = context.Request;
        if (request.ContentLength <= ShortBodyBytesMax)
        {
            await lines.RunAsync(request.BodyReader, context.Response, context.RequestAborted);
            return;
        }

        if (!_longBodies.Wait(0))
        {
            await Problem.WriteAsync(context, Status.Overloaded);
            return;
        }

        try
        {
            await ExecuteLongAsync(context, lines);
        }
        finally
        {
            _longBodies.Release();
        }
    }

    /// <summary>
    /// Many clients read no answer before they have sent everything, so the body is always read on, into memory where need be; only
    /// executing it waits for the client to take the answers.
    /// </summary>
    private async Task ExecuteLongAsync(HttpContext context, CommandLines lines)
    {
        var limits = new PipeOptions(pauseWriterThreshold: _options.LinesBytesMax + 1L, resumeWriterThreshold: _options.LinesBytesMax);
        var body = new Pipe(limits);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        var reading = ReadOnAsync(context.Request.BodyReader, body.Writer, stop.Token);
        try
        {
            await lines.RunAsync(body.Reader, context.Response, context.RequestAborted);
        }
        finally
        {
            await body.Reader.CompleteAsync();
            await stop.CancelAsync();
            await reading;
        }
    }

    private static async Task ReadOnAsync(PipeReader from, PipeWriter to, CancellationToken cancellation)
    {
        try
        {
            await from.CopyToAsync(to, cancellation);
            await to.CompleteAsync();
        }
        catch (Exception failure)
        {
            // Thrown again on the other side, after the lines that came before it.
            await to.CompleteAsync(failure);
        }
    }

    private async Task ExecuteOneAsync(HttpContext context, Caller caller)
    {
        var body = await ReadAsync(context);
        var user = AccountOf(context.Request, caller, body);
        if (!SessionKey.TryRead(context.Request, out var session))
            body.AddFault("session", "a session or key is 1 to 64 printable ASCII characters, and there is one of them");
        else if (session is not null && session.StartsWith("s:", StringComparison.Ordinal) && body.TransactionNum == 0)
            body.AddFault("transactionNum", "is needed in a session");
        if (body.Kind == CommandKind.None)
        {
            await Problem.WriteAsync(context, body.Refusal, errors: body.Faults);
            return;
        }

        var account = user ?? UserId.Supervisor;
        var command = new Command
        {
            Kind = body.Kind,
            Refusal = body.Refusal,
            Symbol = body.Symbol,
            TransactionNum = body.TransactionNum,
            Amount = body.Amount,
            Session = user is null && body.Kind != CommandKind.Dumplog ? null : session,
            FileName = body.FileName,
        };
        command = caller.Checked(command, ref account);
        var completed = await router.ExecuteAsync(account, command);
        if (completed.Outcome.Status == Status.Ok)
            await AnswerAsync(context.Response, completed);
        else
            await Problem.WriteAsync(context, completed.Outcome.Status, completed.Outcome.TransactionNum, body.Faults);
    }

    /// <summary>
    /// The user that the command is for; null for a dump of everything, and where none is named, which is then a fault of the body.
    /// </summary>
    private static string? AccountOf(HttpRequest request, Caller caller, CommandBody body)
    {
        if (body.User is not null || body.Faults?.ContainsKey("user") == true)
            return body.User;
        if (request.QueryString.HasValue && request.Query.TryGetValue("user", out var named))
        {
            if (named.Count == 1 && UserId.IsValid(named[0]))
                return named[0];
            body.AddFault("user", FieldFault.NoUserId);
            return null;
        }

        if (body.Kind is CommandKind.Dumplog or CommandKind.None)
            return null;
        if (caller.Role == Role.User)
            return caller.Name;
        body.AddFault("user", "is missing");
        return null;
    }

    private async Task<CommandBody> ReadAsync(HttpContext context)
    {
        LimitBody(context, _options.JsonBytesMax);
        var input = context.Request.BodyReader;
        while (true)
        {
            var read = await input.ReadAsync(context.RequestAborted);
            if (!read.IsCompleted)
            {
                input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                continue;
            }

            var body = CommandBody.Read(read.Buffer.IsSingleSegment ? read.Buffer.FirstSpan : read.Buffer.ToArray());
            input.AdvanceTo(read.Buffer.End);
            return body;
        }
    }

    private static async Task AnswerAsync(HttpResponse response, CompletedCommand completed)
    {
        var answer = _answer ??= new ArrayBufferWriter<byte>(1_024);
        answer.ResetWrittenCount();
        AnswerJson.Write(completed, answer);
        response.ContentType = "application/json";
        response.ContentLength = answer.WrittenCount;
        response.BodyWriter.Write(answer.WrittenSpan);
        await response.BodyWriter.FlushAsync(response.HttpContext.RequestAborted);
    }

    private static void LimitBody(HttpContext context, int bytes)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = bytes;
    }
}
