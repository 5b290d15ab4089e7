using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;
using Trading.Gateway.Http;

namespace Trading.Gateway.Page;

/// <summary>
/// The page: its document under each of its addresses, and the files that it is made of. What is not one of these is an unknown route of
/// the API like any other.
/// </summary>
internal sealed class PageEndpoints(PageFiles files)
{
    private const string Immutable = "public, max-age=31536000, immutable";
    private const string Missing =
        """
        The API works: /openapi/v1.json describes it.

        The page is not there, as it was not built. Install Node.js 20.19 or later with npm, which needs its registry the first time, then
        stop the host and start it by `./run`, or build it again by `dotnet build -c Release Silo`.

        """;

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];
    private static readonly string[] Addresses = ["/", "/trade", "/exchange", "/market", "/system", "/sign-in"];

    /// <summary>Adds the routes.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (var address in Addresses)
            routes.MapMethods(address, Methods, (RequestDelegate)ShowAsync).ExcludeFromDescription();
        routes.MapMethods("/assets/{**name}", Methods, (RequestDelegate)SendAssetAsync).ExcludeFromDescription();
    }

    private Task ShowAsync(HttpContext context)
    {
        if (files.Index is not { } index)
            return SayMissingAsync(context);
        PagePolicy.Apply(context);
        context.Response.Headers.CacheControl = "no-cache";
        return SendAsync(context, index);
    }

    private Task SendAssetAsync(HttpContext context)
    {
        if (files.Find($"assets/{context.Request.RouteValues["name"]}") is not { } file)
            return Problem.WriteAsync(context, 404, StatusPage.CodeOf(404), "there is no such file");
        PagePolicy.Apply(context);
        // The name changes with the content.
        context.Response.Headers.CacheControl = Immutable;
        return SendAsync(context, file);
    }

    private static Task SendAsync(HttpContext context, PageFile file)
    {
        var response = context.Response;
        response.Headers.ETag = file.Tag;
        response.Headers.Vary = "Accept-Encoding";
        if (Names(context.Request.Headers.IfNoneMatch, file.Tag))
        {
            response.StatusCode = Microsoft.AspNetCore.Http.StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        var (content, encoding) = file.For(context.Request.Headers.AcceptEncoding.ToString());
        if (encoding is not null)
            response.Headers.ContentEncoding = encoding;
        response.ContentType = file.ContentType;
        response.ContentLength = content.Length;
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : response.Body.WriteAsync(content, context.RequestAborted).AsTask();
    }

    private static bool Names(StringValues header, string tag) =>
        header.ToString().Split(',', StringSplitOptions.TrimEntries).Any(named => named == "*" || named == tag || named == "W/" + tag);

    private static Task SayMissingAsync(HttpContext context)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(Missing, context.RequestAborted);
    }
}
