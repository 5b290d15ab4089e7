using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans;
using Trading.Audit;
using Trading.Exchange;
using Trading.Gateway.Access;
using Trading.Gateway.Audit;
using Trading.Gateway.Commands;
using Trading.Gateway.Exchange;
using Trading.Gateway.Exchange.Live;
using Trading.Gateway.History;
using Trading.Gateway.Http.Exchange;
using Trading.Gateway.Http.Market;
using Trading.Gateway.Live;
using Trading.Gateway.Market;
using Trading.Gateway.Page;
using Trading.Gateway.Settings;

namespace Trading.Gateway.Http;

/// <summary>Puts the gateway into a host.</summary>
public static class TradingGateway
{
    /// <summary>
    /// Adds the gateway but for the TCP door: the way to the accounts, access, dumps and the HTTP door. Needs an
    /// <see cref="IGrainFactory"/>; uses a
    /// <see cref="HostProbes"/> and a <see cref="Quotes.QuoteCounters"/> where there are any. Settings are checked when the host starts,
    /// and then logged.
    /// </summary>
    public static IServiceCollection AddTradingGateway(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSettings<DataOptions>(configuration, DataOptions.Section);
        services.AddSettings<DumpOptions>(configuration, DumpOptions.Section);
        // From the configuration itself: a faulty section must not hide the faults of another.
        var data = configuration.GetSection(DataOptions.Section)["Path"] ?? new DataOptions().Path;
        services.PostConfigure<DumpOptions>(dumps =>
            dumps.Path = string.IsNullOrEmpty(dumps.Path) ? Path.Combine(data, "dumps") : dumps.Path);
        services.AddSettings<AccessOptions>(configuration, AccessOptions.Section);
        services.AddSettings<HttpDoorOptions>(configuration, HttpDoorOptions.Section);
        services.AddSettings<AuditOptions>(configuration, AuditOptions.Section);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DataOptions>, DataOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DumpOptions>, DumpOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<AccessOptions>, AccessOptionsValidator>());
        services.ReportSettings<CommandRouterOptions>("Commands");
        services.AddHostedService<SettingsLog>();
        AddAudit(services);
        AddAccess(services);
        services.AddCommandRouter(configuration);
        AddHttp(services);
        services.AddRelationalHistory(configuration);
        AddExchange(services);
        services.AddLive(configuration);
        services.AddExchangeChannels();
        services.AddMarketDoors(configuration);
        return services;
    }

    /// <summary>Adds the gateway's routes, and the handling of requests before them.</summary>
    public static WebApplication MapTradingGateway(this WebApplication app)
    {
        if (app.Configuration.GetValue<bool>("Bench:Floor"))
        {
            app.UseWhen(context => context.Request.Path == "/api/v3/order", floor => floor.Run(FloorOrders.AnswerAsync));
            app.UseWhen(context => context.Request.Path == "/api/v1/trade-messages", floor => floor.Run(FloorMessages.AnswerAsync));
        }

        app.UseMiddleware<FailureHandling>();
        app.UseMiddleware<BrowserRules>();
        app.UseMiddleware<MessageShortcut>();
        app.UseStatusCodePages(StatusPage.WriteAsync);
        app.UseMiddleware<PlainBodies>();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        GatewayRoutes.Map(app, app.Services);
        return app;
    }

    private static void AddAudit(IServiceCollection services)
    {
        services.AddSingleton(provider =>
        {
            var grains = provider.GetRequiredService<IGrainFactory>();
            var audit = provider.GetRequiredService<IOptions<AuditOptions>>().Value;
            return new AuditExport(number => grains.GetGrain<IAuditGrain>(number), audit.ShardsInUse);
        });
        services.AddSingleton<IAuditDump>(provider =>
        {
            var dumps = provider.GetRequiredService<IOptions<DumpOptions>>().Value;
            return new DumpService(
                provider.GetRequiredService<AuditExport>(),
                new DumpFolder(dumps.Path!),
                dumps.Parallelism,
                provider.GetRequiredService<TimeProvider>());
        });
    }

    private static void AddAccess(IServiceCollection services)
    {
        services.AddSingleton(provider => new GatewaySecrets(provider.GetRequiredService<IOptions<DataOptions>>().Value.SecretsFolder));
        services.AddSingleton(provider => new AccessTokens(
            provider.GetRequiredService<GatewaySecrets>().SigningKey,
            TimeSpan.FromMinutes(provider.GetRequiredService<IOptions<AccessOptions>>().Value.AccessTokenMinutes),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<TokenAuthenticator>();
        services.AddSingleton<ITokenAuthenticator>(provider => provider.GetRequiredService<TokenAuthenticator>());
        services.AddSingleton(provider => new PasswordHasher(provider.GetRequiredService<IOptions<AccessOptions>>().Value));
        services.AddSingleton(provider => new AccessService(
            provider.GetRequiredService<IGrainFactory>(),
            provider.GetRequiredService<GatewaySecrets>(),
            provider.GetRequiredService<AccessTokens>(),
            provider.GetRequiredService<PasswordHasher>(),
            provider.GetRequiredService<IOptions<AccessOptions>>().Value,
            provider.GetRequiredService<TimeProvider>()));
    }

    private static void AddHttp(IServiceCollection services)
    {
        services.AddTransient<BearerHandler>();
        services.AddAuthenticationCore(options =>
        {
            options.AddScheme<BearerHandler>(BearerHandler.Scheme, displayName: null);
            options.DefaultScheme = BearerHandler.Scheme;
        });
        services.AddAuthorization();
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>()
            .Configure<IOptions<HttpDoorOptions>>((limiter, options) => RateLimits.Configure(limiter, options.Value));
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<HttpDoorOptions>>((kestrel, options) =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxConcurrentConnections = options.Value.ConnectionsMax;
            // The WebSocket door, which is all that upgrades, has a limit of its own and answers in words.
            kestrel.Limits.MaxConcurrentUpgradedConnections = null;
            kestrel.Limits.MaxRequestHeadersTotalSize = options.Value.HeaderBytesMax;
            kestrel.Limits.MaxRequestBodySize = options.Value.JsonBytesMax;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        });
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, HttpJson.Default);
            // Numbers are numbers, and the API document says so.
            options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        });
        services.AddOpenApi("v1", options =>
        {
            // HEAD is GET without the content, and says nothing of its own.
            options.ShouldInclude = route => route.HttpMethod != HttpMethods.Head;
            options.AddDocumentTransformer((document, context, _) => RouteDocument.CompleteAsync(
                document, context.DescriptionGroups.SelectMany(group => group.Items).Where(options.ShouldInclude)));
        });
        services.AddSingleton<CommandEndpoint>();
        services.AddSingleton<AccountEndpoints>();
        services.AddSingleton<AuditLogEndpoint>();
        services.AddSingleton<AccessEndpoints>();
        services.AddSingleton<AuditShardReader>();
        services.AddSingleton<SystemEndpoint>();
        services.AddSingleton<HealthEndpoints>();
        services.AddSingleton(new PageFiles(Path.Combine(AppContext.BaseDirectory, "wwwroot")));
        services.AddSingleton<PageEndpoints>();
    }

    private static void AddExchange(IServiceCollection services)
    {
        services.TryAddSingleton<InstrumentDirectory>();
        services.TryAddSingleton<IOrderHistory, GrainOrderHistory>();
        services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, ExchangeDocuments.Default));
        services.AddSingleton<OrderEndpoints>();
        services.AddSingleton<OrderListEndpoints>();
        services.AddSingleton<SupervisorEndpoints>();
        services.AddSingleton<MarketEndpoints>();
    }
}
