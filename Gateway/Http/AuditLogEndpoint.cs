using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Trading.Accounts;
using Trading.Gateway.Audit;

namespace Trading.Gateway.Http;

/// <summary><c>GET /api/v1/audit-log</c>: the XML, streamed, of one user or of all.</summary>
internal sealed class AuditLogEndpoint(AuditExport export, IOptions<HttpDoorOptions> options, IHostApplicationLifetime lifetime)
    : IDisposable
{
    private const string ContentType = "application/xml; charset=utf-8";

    // Enough for who reads at once. A slow reader would else take all the time that a stop has, and the accounts none for their snapshots.
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim _slots = new(options.Value.ExportsMax);

    /// <summary>Serves a request.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        var caller = CallerIdentity.Of(context.User)!;
        var user = QueryUser.Of(context.Request);
        if (user is not null && !UserId.IsValid(user))
        {
            await Problem.WriteAsync(context, Status.Malformed, errors: FieldFault.Of("user", FieldFault.NoUserId));
            return;
        }

        if (!caller.CanDumpAll && (user is null || !caller.CanActFor(user)))
        {
            await Problem.WriteAsync(context, Status.Forbidden);
            return;
        }

        if (HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.ContentType = ContentType;
            return;
        }

        if (!_slots.Wait(0))
        {
            await Problem.WriteAsync(context, Status.Overloaded);
            return;
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        using var stopping = lifetime.ApplicationStopping.Register(() => end.CancelAfter(StopPatience));
        try
        {
            context.Response.ContentType = ContentType;
            await export.WriteAsync(context.Response.Body, user, end.Token);
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // What has begun must not look complete.
            context.Abort();
        }
        finally
        {
            _slots.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _slots.Dispose();
}
