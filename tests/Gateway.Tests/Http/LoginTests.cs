using System.Text.Json;

namespace Trading.Gateway.Tests.Http;

public sealed class LoginTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    [Fact]
    public async Task Registered_user_trades_with_the_token_and_renews_it()
    {
        var (status, tokens) = await gateway.PostAsync("/api/v1/auth/register", """{"user":"login1","password":"correct horse"}""");
        Assert.Equal((200, 3600), (status, tokens.GetProperty("expiresIn").GetInt32()));
        using var client = gateway.ClientOf(tokens.GetProperty("accessToken").GetString());
        Assert.Equal(200, (await TestGateway.CommandAsync(client, """{"command":"ADD","amount":"1.00"}""")).Status);
        var refresh = JsonSerializer.Serialize(new { refreshToken = tokens.GetProperty("refreshToken").GetString() });
        var (renewed, next) = await gateway.PostAsync("/api/v1/auth/refresh", refresh);
        Assert.Equal((200, 3600), (renewed, next.GetProperty("expiresIn").GetInt32()));
        Assert.Equal(401, (await gateway.PostAsync("/api/v1/auth/refresh", refresh)).Status);
        Assert.Equal(200, (await gateway.PostAsync("/api/v1/auth/login", """{"user":"login1","password":"correct horse"}""")).Status);
    }

    [Fact]
    public async Task Supervisor_logs_in_with_the_password_of_the_file_and_dumps_everything()
    {
        var password = (await File.ReadAllTextAsync(Path.Combine(gateway.DataPath, "secrets", "supervisor-password"))).Trim();
        var (status, tokens) = await gateway.PostAsync(
            "/api/v1/auth/login", JsonSerializer.Serialize(new { user = "supervisor", password }));
        Assert.Equal(200, status);
        using var client = gateway.ClientOf(tokens.GetProperty("accessToken").GetString());
        Assert.Equal(200, (await TestGateway.GetAsync(client, "/api/v1/audit-log")).Status);
    }

    [Fact]
    public async Task Logout_makes_the_refresh_token_void()
    {
        var (_, tokens) = await gateway.PostAsync("/api/v1/auth/register", """{"user":"login2","password":"correct horse"}""");
        var refresh = JsonSerializer.Serialize(new { refreshToken = tokens.GetProperty("refreshToken").GetString() });
        Assert.Equal(204, (await gateway.PostAsync("/api/v1/auth/logout", refresh)).Status);
        Assert.Equal(401, (await gateway.PostAsync("/api/v1/auth/refresh", refresh)).Status);
    }

    [Theory]
    [InlineData("register", """{"user":"a,b","password":"short"}""", 400, "malformed", "password,user")]
    [InlineData("register", "{}", 400, "malformed", "password,user")]
    [InlineData("register", """{"user":"u","password":"correct horse","role":"supervisor"}""", 400, "malformed", "role")]
    [InlineData("register", """{"user":["u"],"password":"correct horse"}""", 400, "malformed", "user")]
    [InlineData("register", """{"user":"supervisor","password":"correct horse"}""", 409, "user_exists", "")]
    [InlineData("register", "null", 400, "malformed", "password,user")]
    [InlineData("register", "x", 400, "malformed", "")]
    [InlineData("login", """{"user":"nobody","password":"correct horse"}""", 401, "bad_credentials", "")]
    [InlineData("login", """{"user":"supervisor","password":""}""", 401, "bad_credentials", "")]
    [InlineData("refresh", """{"refreshToken":"x"}""", 401, "bad_credentials", "")]
    [InlineData("refresh", "{}", 400, "malformed", "refreshToken")]
    [InlineData("logout", """{"refreshToken":"x"}""", 401, "bad_credentials", "")]
    public async Task Faulty_request_is_refused_with_its_code_and_all_faulty_fields(
        string route, string json, int status, string code, string fields)
    {
        var (answered, body) = await gateway.PostAsync($"/api/v1/auth/{route}", json);
        Assert.Equal((status, code), (answered, body.GetProperty("code").GetString()));
        string[] faulty = body.TryGetProperty("errors", out var errors) ? [.. errors.EnumerateObject().Select(e => e.Name)] : [];
        Assert.Equal(fields, string.Join(',', faulty.Order(StringComparer.Ordinal)));
    }
}
