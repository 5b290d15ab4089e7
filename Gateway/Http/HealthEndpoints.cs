using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Trading.Gateway.Http;

/// <summary><c>GET /health/live</c> and <c>GET /health/ready</c>.</summary>
internal sealed class HealthEndpoints(IHostApplicationLifetime lifetime, IServiceProvider services)
{
    private readonly HostProbes? _host = services.GetService<HostProbes>();

    /// <summary>The process answers.</summary>
    public Task GetLiveAsync(HttpContext context) => AnswerAsync(context, "live");

    /// <summary>Everything is open, and nothing has stopped.</summary>
    public Task GetReadyAsync(HttpContext context)
    {
        var isReady = lifetime.ApplicationStarted.IsCancellationRequested
            && !lifetime.ApplicationStopping.IsCancellationRequested
            && _host?.IsHealthy() != false;
        if (!isReady)
            context.Response.StatusCode = Microsoft.AspNetCore.Http.StatusCodes.Status503ServiceUnavailable;
        return AnswerAsync(context, isReady ? "ready" : "not_ready");
    }

    private static Task AnswerAsync(HttpContext context, string status) =>
        context.Response.WriteAsJsonAsync(
            new HealthAnswer(status), HttpJson.Default.HealthAnswer, cancellationToken: context.RequestAborted);
}
