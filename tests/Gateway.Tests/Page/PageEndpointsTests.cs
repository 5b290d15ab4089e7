using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Trading.Gateway.Http;
using Trading.Gateway.Page;
using Trading.Testing;

namespace Trading.Gateway.Tests.Page;

public sealed class PageEndpointsTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private WebApplication _app = null!;
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "assets"));
        Write("index.html", "<html>the page</html>");
        Write("index.html.br", "brotli page");
        Write("assets/main-1a2b.js", "plain script");
        Write("assets/main-1a2b.js.br", "brotli script");
        Write("assets/main-1a2b.js.gz", "gzip script");
        Write("assets/icon-3c4d.svg", "<svg/>");
        await StartAsync(_folder.Path);
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/trade")]
    [InlineData("/exchange")]
    [InlineData("/market")]
    [InlineData("/system")]
    [InlineData("/sign-in")]
    public async Task Every_address_of_the_page_shows_its_document_which_is_asked_for_anew(string address)
    {
        using var response = await _client.GetAsync(address);
        Assert.Equal("<html>the page</html>", await response.Content.ReadAsStringAsync());
        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("no-cache", response.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task A_file_is_kept_by_browsers_for_ever()
    {
        using var response = await _client.GetAsync("/assets/main-1a2b.js");
        Assert.Equal("text/javascript; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Contains("immutable", response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromDays(365), response.Headers.CacheControl.MaxAge);
    }

    [Theory]
    [InlineData("br, gzip", "brotli script", "br")]
    [InlineData("gzip", "gzip script", "gzip")]
    [InlineData("br;q=0, gzip", "gzip script", "gzip")]
    [InlineData("identity", "plain script", null)]
    public async Task A_file_comes_in_the_best_form_that_the_client_takes(string accepted, string content, string? encoding)
    {
        using var response = await SendAsync(HttpMethod.Get, "/assets/main-1a2b.js", ("Accept-Encoding", accepted));
        Assert.Equal(content, await response.Content.ReadAsStringAsync());
        Assert.Equal(encoding, response.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal("Accept-Encoding", Assert.Single(response.Headers.Vary));
    }

    [Fact]
    public async Task A_file_without_a_compressed_form_comes_as_it_is()
    {
        using var response = await SendAsync(HttpMethod.Get, "/assets/icon-3c4d.svg", ("Accept-Encoding", "br, gzip"));
        Assert.Equal("<svg/>", await response.Content.ReadAsStringAsync());
        Assert.Equal("image/svg+xml", response.Content.Headers.ContentType!.ToString());
    }

    [Fact]
    public async Task What_the_client_has_already_is_not_sent_again()
    {
        using var first = await _client.GetAsync("/trade");
        using var again = await SendAsync(HttpMethod.Get, "/trade", ("If-None-Match", first.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync());
        using var other = await SendAsync(HttpMethod.Get, "/trade", ("If-None-Match", "\"another\""));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task Head_tells_the_length_and_sends_nothing()
    {
        using var response = await SendAsync(HttpMethod.Head, "/assets/main-1a2b.js");
        Assert.Equal("plain script".Length, response.Content.Headers.ContentLength);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("/assets/none.js")]
    [InlineData("/assets/main-1a2b.js.br")]
    [InlineData("/assets/../index.html")]
    [InlineData("/assets/%2e%2e/index.html")]
    [InlineData("/assets/..%2Findex.html")]
    [InlineData("/index.html")]
    [InlineData("/trade/more")]
    [InlineData("/api/v1/none")]
    public async Task Nothing_else_is_the_page_s(string address)
    {
        using var response = await _client.GetAsync(new Uri(_client.BaseAddress + address.TrimStart('/'), new UriCreationOptions
        {
            DangerousDisablePathAndQueryCanonicalization = true,
        }));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task The_policy_lets_nothing_run_that_is_not_a_file_of_the_page()
    {
        using var response = await _client.GetAsync("/");
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("style-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        var host = _client.BaseAddress!.Authority;
        Assert.EndsWith($"connect-src 'self' ws://{host} wss://{host}", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/trade")]
    [InlineData("/sign-in")]
    public async Task Without_a_page_a_text_says_what_to_install_and_which_command_to_run(string address)
    {
        await _app.DisposeAsync();
        _client.Dispose();
        await StartAsync(Path.Combine(_folder.Path, "none"));
        using var response = await _client.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/plain; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        var text = await response.Content.ReadAsStringAsync();
        Assert.Contains("/openapi/v1.json", text, StringComparison.Ordinal);
        Assert.Contains("Install Node.js 20.19 or later with npm", text, StringComparison.Ordinal);
        Assert.Contains("./run", text, StringComparison.Ordinal);
        using var asset = await _client.GetAsync("/assets/main-1a2b.js");
        Assert.Equal(HttpStatusCode.NotFound, asset.StatusCode);
    }

    private async Task StartAsync(string folder)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.UseMiddleware<BrowserRules>();
        _app.UseStatusCodePages(StatusPage.WriteAsync);
        new PageEndpoints(new PageFiles(folder)).Map(_app);
        await _app.StartAsync();
        _client = new HttpClient { BaseAddress = new Uri(_app.Urls.Single()) };
    }

    private void Write(string name, string content) => File.WriteAllText(Path.Combine(_folder.Path, name), content);

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, address);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await _client.SendAsync(request);
    }
}
