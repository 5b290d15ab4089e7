using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Trading.Audit;
using Trading.Gateway.Access;
using Trading.Gateway.Audit;
using Trading.Gateway.Commands;
using Trading.Gateway.Settings;
namespace Trading.Gateway.Http;
public static class TempServices
{
    public static void AddTradingGateway(this IServiceCollection s, IConfiguration c)
    {
        var data = Path.GetFullPath(c["Data:Path"] ?? "data");
        s.AddOptions<DataOptions>().Bind(c.GetSection("Data"));
        s.AddCommandRouter(c);
        s.AddSingleton(new GatewaySecrets(Path.Combine(data, "secrets")));
        s.AddSingleton(p => new AccessTokens(new byte[32], TimeSpan.FromHours(1), TimeProvider.System));
        s.AddSingleton<ITokenAuthenticator, TokenAuthenticator>();
        s.AddSingleton<IAuditDump>(p => { var f = new DumpFolder(Path.Combine(data, "dumps")); f.Prepare(DateTimeOffset.UtcNow); return new DumpService(new AuditExport([.. Enumerable.Range(0, 8).Select(i => p.GetRequiredService<IGrainFactory>().GetGrain<IAuditGrain>(i))]), f, 2, TimeProvider.System); });
    }
    public static void MapTradingGateway(this WebApplication app) { }
}
