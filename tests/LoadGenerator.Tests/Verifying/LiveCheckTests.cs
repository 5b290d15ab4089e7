using System.Net;
using System.Text;
using Trading.LoadGenerator.Gateways;
using Trading.LoadGenerator.Verifying;

namespace Trading.LoadGenerator.Tests.Verifying;

public sealed class LiveCheckTests : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly GatewayAddress _gateway;
    private string _summary = "";
    private LogScript? _newerLog;

    public LiveCheckTests()
    {
        var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var address = $"http://{probe.LocalEndpoint}/";
        probe.Dispose();
        _listener.Prefixes.Add(address);
        _listener.Start();
        _gateway = new GatewayAddress(new Uri(address), new IPEndPoint(IPAddress.Loopback, 1), "token");
        _ = ServeAsync();
    }

    public void Dispose() => _listener.Close();

    [Fact]
    public async Task Account_as_the_log_is_proved()
    {
        _summary = Summary("50.00", "50.00", pendingBuys: 1);
        var counts = await CheckAsync();
        Assert.Equal((1, 0), ((int)counts.LiveSummaries, (int)counts.MovedOn));
    }

    [Theory]
    [InlineData("50.01", "50.00", 1, "cash 50.01, by the log 50.00")]
    [InlineData("50.00", "49.99", 1, "reserved cash 49.99, by the log 50.00")]
    [InlineData("50.00", "50.00", 0, "0 pending buys, by the log 1")]
    public async Task Account_that_differs_is_named(string cash, string reserved, int pendingBuys, string expected)
    {
        _summary = Summary(cash, reserved, pendingBuys);
        var difference = await Assert.ThrowsAsync<DifferenceException>(CheckAsync);
        Assert.Contains("user u: the live summary is not as the log: " + expected, difference.Message);
    }

    [Fact]
    public async Task Account_that_moved_on_is_proved_with_the_newer_log()
    {
        _summary = Summary("100.00", "0.00", pendingBuys: 0);
        _newerLog = Log().At(60).Cash("[2] BUY,u", "+50.00");
        var counts = await CheckAsync();
        Assert.Equal((1, 1), ((int)counts.LiveSummaries, (int)counts.MovedOn));
    }

    [Fact]
    public async Task Trigger_that_fired_at_a_price_in_another_users_log_is_proved()
    {
        static LogScript WithTrigger() => new LogScript().Ok("[1] ADD,u,100.00", "+100.00").Ok("[2] SET_BUY_AMOUNT,u,S,50.00", "-50.00")
            .Ok("[3] SET_BUY_TRIGGER,u,S,30.00");
        _newerLog = WithTrigger().At(60).Fired("[3] SET_BUY_TRIGGER,u,S,30.00", "48.00", "+2.00");
        _summary = """
            {"user":"u","cash":"52.00","reservedCash":"0.00","holdings":[{"symbol":"S","available":"2","reserved":"0"}],
            "pendingBuys":[],"pendingSells":[],"triggers":[]}
            """;
        Assert.Equal(1, (await CheckAsync(WithTrigger())).MovedOn);
        _newerLog = WithTrigger().At(60).Fired("[3] SET_BUY_TRIGGER,u,S,30.00", "31.00", "+19.00");
        Assert.Contains("fired for 31.00", (await Assert.ThrowsAsync<DifferenceException>(() => CheckAsync(WithTrigger()))).Message);
    }

    private static LogScript Log() =>
        new LogScript().At(0).Quote("S", "10.00").Ok("[1] ADD,u,100.00", "+100.00").Ok("[2] BUY,u,S,50.00", "-50.00");

    private static string Summary(string cash, string reserved, int pendingBuys)
    {
        var buys = pendingBuys > 0 ? """{"symbol":"S","shares":"5","cost":"50.00","expiresAt":"x"}""" : "";
        return $$"""
            {"user":"u","cash":"{{cash}}","reservedCash":"{{reserved}}","holdings":[],
            "pendingBuys":[{{buys}}],"pendingSells":[],"triggers":[]}
            """;
    }

    private Task<VerifyCounts> CheckAsync() => CheckAsync(Log());

    private async Task<VerifyCounts> CheckAsync(LogScript script)
    {
        var verifier = script.Verify();
        using var client = new GatewayClient(_gateway);
        _newerLog ??= script;
        await new LiveCheck(client, verifier, AuditLogSchema.Read(null), TimeProvider.System).RunAsync(CancellationToken.None);
        return verifier.Counts;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                var isLog = context.Request.Url!.AbsolutePath == "/api/v1/audit-log";
                var isKnown = isLog || context.Request.Url.AbsolutePath == "/api/v1/users/u/summary";
                context.Response.StatusCode = isKnown && context.Request.Headers["Authorization"] == "Bearer token" ? 200 : 404;
                if (isLog)
                    await _newerLog!.Xml().CopyToAsync(context.Response.OutputStream);
                else
                    await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(_summary));
                context.Response.Close();
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
        }
    }
}
