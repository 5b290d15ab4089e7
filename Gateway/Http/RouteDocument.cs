using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.OpenApi;
using Trading.Accounts;
using Trading.Exchange;
using Trading.Gateway.Exchange;
using Trading.Gateway.Http.Exchange;
using Trading.Gateway.Http.Market;
using Trading.Market;

namespace Trading.Gateway.Http;

/// <summary>What the API document (<c>/openapi/v1.json</c>) says of a route.</summary>
internal static class RouteDocument
{
    /// <summary>Names a route and says what it does. The handler makes it visible to the document.</summary>
    public static TBuilder Describe<TBuilder>(this TBuilder route, RequestDelegate handler, string name, string summary, string description)
        where TBuilder : IEndpointConventionBuilder =>
        route.WithMetadata(handler.Method).WithName(name).WithSummary(summary).WithDescription(description);

    /// <summary>The answer where all is well.</summary>
    public static TBuilder Answers<TBuilder>(this TBuilder route, Type? type, string contentType = "application/json", int status = 200)
        where TBuilder : IEndpointConventionBuilder =>
        route.WithMetadata(new ProducesResponseTypeMetadata(status, type ?? typeof(void), type is null ? [] : [contentType]));

    /// <summary>Another form of the answers that <see cref="Answers"/> names, where the request decides about it.</summary>
    public static TBuilder AnswersAlso<TBuilder>(this TBuilder route, Type type, params int[] statuses)
        where TBuilder : IEndpointConventionBuilder =>
        route.AddOpenApiOperationTransformer(async (operation, context, cancellation) =>
        {
            foreach (var status in statuses)
            {
                var content = operation.Responses![status.ToString(CultureInfo.InvariantCulture)].Content!.Values.Single();
                var other = await context.GetOrCreateSchemaAsync(type, null, cancellation);
                content.Schema = new OpenApiSchema { AnyOf = [content.Schema!, other] };
            }
        });

    /// <summary>The answers that <see cref="Answers"/> names, one a line under another type, where the request asks for many.</summary>
    public static TBuilder AnswersLines<TBuilder>(this TBuilder route, string contentType)
        where TBuilder : IEndpointConventionBuilder =>
        route.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            var content = operation.Responses!["200"].Content!;
            content[contentType] = new OpenApiMediaType { Schema = content.Values.Single().Schema };
            return Task.CompletedTask;
        });

    /// <summary>Errors whose document says more than <see cref="ProblemDocument"/>.</summary>
    public static TBuilder RefusesWith<TBuilder>(this TBuilder route, Type type, params ReadOnlySpan<int> statuses)
        where TBuilder : IEndpointConventionBuilder
    {
        foreach (var status in statuses)
            route.WithMetadata(new ProducesResponseTypeMetadata(status, type, [Problem.ContentType]));
        return route;
    }

    /// <summary>The errors beside those that every route has.</summary>
    public static TBuilder Refuses<TBuilder>(this TBuilder route, params ReadOnlySpan<int> statuses)
        where TBuilder : IEndpointConventionBuilder
    {
        foreach (var status in statuses)
            route.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(ProblemDocument), [Problem.ContentType]));
        return route.WithMetadata(new ProducesResponseTypeMetadata(429, typeof(ProblemDocument), [Problem.ContentType]));
    }

    /// <summary>The body that the route takes; one that does not come in time is refused.</summary>
    public static TBuilder Takes<TBuilder>(this TBuilder route, Type type, params string[] contentTypes)
        where TBuilder : IEndpointConventionBuilder =>
        route.WithMetadata(
            new AcceptsMetadata(contentTypes, type), new ProducesResponseTypeMetadata(408, typeof(ProblemDocument), [Problem.ContentType]));

    /// <summary>The body may as well be an array of up to so many of what <see cref="Takes"/> names.</summary>
    public static TBuilder TakesArraysToo<TBuilder>(this TBuilder route, int itemsMax)
        where TBuilder : IEndpointConventionBuilder =>
        route.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            foreach (var content in operation.RequestBody!.Content!.Values)
            {
                var items = new OpenApiSchema { Type = JsonSchemaType.Array, MinItems = 1, MaxItems = itemsMax, Items = content.Schema };
                content.Schema = new OpenApiSchema { OneOf = [content.Schema!, items] };
            }

            return Task.CompletedTask;
        });

    /// <summary>A parameter of the path, the query or the header; those of the path are always needed.</summary>
    public static TBuilder Parameter<TBuilder>(
        this TBuilder route, ParameterLocation place, string name, string description, bool isNeeded = false)
        where TBuilder : IEndpointConventionBuilder =>
        route.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = name,
                In = place,
                Description = description,
                Required = isNeeded || place == ParameterLocation.Path,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            });
            return Task.CompletedTask;
        });

    /// <summary>The document as a whole: its title, and the tokens that routes need.</summary>
    public static Task CompleteAsync(OpenApiDocument document, IEnumerable<ApiDescription> routes)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Trading",
            Version = "v1",
            Description = "Errors are problem details (RFC 9457) with a stable `code`: "
                + string.Join(", ", Codes().Distinct(StringComparer.Ordinal).Select(code => $"`{code}`"))
                + ".",
        };
        document.Servers = [];
        var components = document.Components ??= new OpenApiComponents();
        components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        components.SecuritySchemes[BearerHandler.Scheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "JWT",
        };
        var needs = new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(BearerHandler.Scheme, document)] = [] };
        foreach (var route in routes.Where(route => route.ActionDescriptor.EndpointMetadata.OfType<IAuthorizeData>().Any()))
            document.Paths[$"/{route.RelativePath?.TrimEnd('/')}"].Operations![new HttpMethod(route.HttpMethod!)].Security = [needs];
        return Task.CompletedTask;
    }

    private static IEnumerable<string> Codes() =>
    [
        .. Enum.GetValues<Status>().Skip(1).Select(Accounts.StatusCodes.Of),
        .. Enum.GetValues<ExchangeStatus>().Skip(1).Select(ExchangeStatusCodes.Of),
        FaultCodes.MissingField,
        FaultCodes.UnknownAsset,
        FaultCodes.BadInstrument,
        ExchangeProblem.InstrumentExists,
        .. Enum.GetValues<TradeFault>().Skip(1).Select(fault => MarketWords.Faults.Of(fault)!),
        MarketDataEndpoints.UnknownPair,
        DeadLetterEndpoints.UnknownDeadLetter,
        Problem.Unauthenticated,
        Problem.BadCredentials,
        Problem.UserExists,
        Problem.UpgradeRequired,
        .. StatusPage.Statuses.Select(StatusPage.CodeOf),
    ];
}
