using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Trading.Gateway.Http.Exchange;
using Trading.Gateway.Http.Market;
using Trading.Gateway.Live;
using Trading.Gateway.Page;

namespace Trading.Gateway.Http;

/// <summary>The routes of the HTTP door and what the API document says of them.</summary>
internal static class GatewayRoutes
{
    private const string Json = "application/json";

    /// <summary>Adds the routes.</summary>
    public static void Map(IEndpointRouteBuilder routes, IServiceProvider services)
    {
        var api = routes.MapGroup("").AnswersHead();
        MapCommands(api, services.GetRequiredService<CommandEndpoint>());
        MapAccounts(api, services.GetRequiredService<AccountEndpoints>());
        var access = api.MapGroup("/api/v1/auth").WithTags("Access").RequireRateLimiting(RateLimits.Logins);
        MapAccess(access, services.GetRequiredService<AccessEndpoints>());
        MapOperations(api, services);
        ExchangeRoutes.Map(api, services);
        MarketRoutes.Map(api, services);
        api.MapOpenApi("/openapi/v1.json");
        routes.MapLive();
        services.GetRequiredService<PageEndpoints>().Map(routes);
    }

    /// <summary>
    /// Lets what answers GET answer HEAD too (RFC 9110, 9.3.2): by the same handler, whose content the server keeps to itself.
    /// </summary>
    private static RouteGroupBuilder AnswersHead(this RouteGroupBuilder routes)
    {
        ((IEndpointConventionBuilder)routes).Add(route =>
        {
            if (route.Metadata.OfType<HttpMethodMetadata>().LastOrDefault()?.HttpMethods is [var method] && HttpMethods.IsGet(method))
                route.Metadata.Add(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]));
        });
        return routes;
    }

    private static void MapCommands(IEndpointRouteBuilder routes, CommandEndpoint commands) =>
        routes.MapPost("/api/v1/commands", commands.HandleAsync).RequireAuthorization().WithTags("Commands")
            .Describe(
                commands.HandleAsync,
                "ExecuteCommands",
                "Executes commands",
                "`text/plain`: workload lines such as `[1] BUY,u,S,10.00`; always answers 200 with one JSON object a line (`application/jsonl`), "
                + "each as its command completes. "
                + "`application/json`: one command; errors have an HTTP status of their own. "
                + "The answer comes after what it says is durable.")
            .Takes(typeof(CommandRequest), Json, "text/plain")
            .Parameter(ParameterLocation.Query, "session", "A sequence of transaction numbers: a user and number in it is executed once.")
            .Parameter(ParameterLocation.Query, "user", "The user, where a JSON body names none.")
            .Parameter(ParameterLocation.Header, SessionKey.IdempotencyHeader, "Names one JSON command, which is executed once.")
            .Answers(typeof(CommandAnswer)).AnswersLines(LineAnswers.ContentType)
            .Refuses(400, 401, 403, 404, 409, 413, 415, 422, 500, 503);

    private static void MapAccounts(IEndpointRouteBuilder routes, AccountEndpoints accounts)
    {
        routes.MapGet("/api/v1/users/{user}/summary", accounts.GetSummaryAsync).RequireAuthorization().WithTags("Accounts")
            .Describe(
                accounts.GetSummaryAsync,
                "GetSummary",
                "Summary of an account",
                "Cash, holdings, what is pending, triggers and the last commands.")
            .Parameter(ParameterLocation.Path, "user", "The user.")
            .Answers(typeof(SummaryAnswer))
            .Refuses(400, 401, 403, 404, 500);
        routes.MapGet("/api/v1/quotes/{symbol}", accounts.GetQuoteAsync).RequireAuthorization().WithTags("Accounts")
            .Describe(
                accounts.GetQuoteAsync,
                "GetQuote",
                "Price of a stock",
                "Recorded as a `QUOTE` command. A quote up to 60 s old may answer.")
            .Parameter(ParameterLocation.Path, "symbol", "One to three letters or digits.")
            .Parameter(ParameterLocation.Query, "user", "Who asks; a service must say it.")
            .Answers(typeof(QuoteResult))
            .Refuses(400, 401, 403, 500, 503);
    }

    private static void MapAccess(IEndpointRouteBuilder routes, AccessEndpoints access)
    {
        routes.MapPost("/register", access.RegisterAsync)
            .Describe(access.RegisterAsync, "Register", "Registers a user", "Keeps the password, hashed, and logs the user in.")
            .Takes(typeof(Credentials), Json).Answers(typeof(TokenAnswer)).Refuses(400, 409, 413, 415, 503);
        routes.MapPost("/login", access.LoginAsync)
            .Describe(access.LoginAsync, "Login", "Logs a user or the supervisor in", "The supervisor's password is in the data folder.")
            .Takes(typeof(Credentials), Json).Answers(typeof(TokenAnswer)).Refuses(400, 401, 413, 415, 503);
        routes.MapPost("/refresh", access.RefreshAsync)
            .Describe(access.RefreshAsync, "Refresh", "Renews a login", "The token is good once: a second use ends the login.")
            .Takes(typeof(RefreshRequest), Json).Answers(typeof(TokenAnswer)).Refuses(400, 401, 413, 415);
        routes.MapPost("/logout", access.LogoutAsync)
            .Describe(access.LogoutAsync, "Logout", "Ends a login", "The refresh token is void from then on.")
            .Takes(typeof(RefreshRequest), Json).Answers(type: null, status: 204).Refuses(400, 401, 413, 415);
    }

    private static void MapOperations(IEndpointRouteBuilder routes, IServiceProvider services)
    {
        var auditLog = services.GetRequiredService<AuditLogEndpoint>();
        routes.MapGet("/api/v1/audit-log", auditLog.HandleAsync).RequireAuthorization().WithTags("Operations")
            .Describe(
                auditLog.HandleAsync,
                "GetAuditLog",
                "The audit log as XML",
                "Everything acknowledged before the request, in order of time, streamed.")
            .Parameter(ParameterLocation.Query, "user", "Only that user's history. All of it is for the supervisor and services.")
            .Answers(typeof(string), "application/xml")
            .Refuses(400, 401, 403, 500, 503);
        var system = services.GetRequiredService<SystemEndpoint>();
        routes.MapGet("/api/v1/system", system.HandleAsync).RequireAuthorization().WithTags("Operations")
            .Describe(system.HandleAsync, "GetSystem", "Figures of this process", "For the supervisor and services.")
            .Answers(typeof(SystemAnswer))
            .Refuses(401, 403);
        var health = services.GetRequiredService<HealthEndpoints>();
        routes.MapGet("/health/live", health.GetLiveAsync).DisableRateLimiting().WithTags("Operations")
            .Describe(health.GetLiveAsync, "GetLive", "Whether the process lives", "Always 200 where it does.")
            .Answers(typeof(HealthAnswer));
        routes.MapGet("/health/ready", health.GetReadyAsync).DisableRateLimiting().WithTags("Operations")
            .Describe(health.GetReadyAsync, "GetReady", "Whether the process can serve", "200 once all doors are open, else 503.")
            .Answers(typeof(HealthAnswer))
            .Answers(typeof(HealthAnswer), status: 503);
    }
}
