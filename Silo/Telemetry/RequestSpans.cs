using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http.Features;

namespace Trading.Silo.Telemetry;

/// <summary>
/// Gives the spans of requests what OpenTelemetry's conventions for HTTP ask for and ASP.NET leaves out: the route, the status and a name
/// made of method and route. Of a request that is not traced it does nothing. Neither of them records queries, headers or bodies, in
/// which tokens and passwords are.
/// </summary>
internal sealed class RequestSpans : IStartupFilter
{
    private const int ServerErrorMin = 500;

    /// <inheritdoc/>
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(following => context => context.Features.Get<IHttpActivityFeature>() is { Activity: { IsAllDataRequested: true } span }
            ? CompleteAsync(following(context), context, span)
            : following(context));
        next(app);
    };

    private static async Task CompleteAsync(Task request, HttpContext context, Activity span)
    {
        try
        {
            await request;
        }
        finally
        {
            Complete(context, span);
        }
    }

    private static void Complete(HttpContext context, Activity span)
    {
        var status = context.Response.StatusCode;
        span.SetTag("http.response.status_code", status);
        if (context.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } route })
        {
            span.SetTag("http.route", route);
            span.DisplayName = $"{span.GetTagItem("http.request.method")} {route}";
        }

        if (status < ServerErrorMin)
            return;
        span.SetTag("error.type", status.ToString(CultureInfo.InvariantCulture));
        span.SetStatus(ActivityStatusCode.Error);
    }
}
