using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.Options;
using Orleans.Runtime;
using Trading.Audit;
using Trading.Gateway.Http;
using Trading.Gateway.Queue;
using Trading.Gateway.Settings;
using Trading.Gateway.Tcp;
using Trading.Silo.Telemetry;

namespace Trading.Silo.Hosting;

/// <summary>The host: silo, gateway and, by default, the stand-in quote server in one process.</summary>
public static class TradingHost
{
    /// <summary>
    /// Runs until SIGTERM or Ctrl-C. Returns the exit code: 0 after a clean stop, 2 where settings are wrong, 1 on any other failure to
    /// start.
    /// </summary>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            // appsettings.json is beside the program; data and other relative paths are in the working directory.
            var builder = WebApplication.CreateBuilder(
                new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
            await using var quoteServer = await builder.StartStandInQuoteServerAsync();
            await using var app = Build(builder);
            await app.RunAsync();
            return 0;
        }
        catch (Exception e) when (SettingsFaults(e) is { Length: > 0 } faults)
        {
            await Console.Error.WriteLineAsync("Settings:" + string.Concat(faults.Select(f => "\n  " + f)));
            return 2;
        }
        catch (Exception e) when (e is IOException or InvalidOperationException or FormatException or UnauthorizedAccessException
            or OrleansException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    /// <summary>Everything that is wrong with the settings, of one section or of several; empty where the failure is another one.</summary>
    private static string[] SettingsFaults(Exception failure) => failure switch
    {
        OptionsValidationException settings => [.. settings.Failures],
        AggregateException several when several.InnerExceptions.All(e => e is OptionsValidationException) =>
            [.. several.InnerExceptions.SelectMany(SettingsFaults)],
        _ => [],
    };

    /// <summary>Builds the host from ordinary configuration: <c>appsettings.json</c>, environment, command line.</summary>
    private static WebApplication Build(WebApplicationBuilder builder)
    {
        var silo = builder.Configuration.GetSection(SiloOptions.Section).Get<SiloOptions>() ?? new SiloOptions();
        var data = builder.Configuration.GetSection(DataOptions.Section).Get<DataOptions>() ?? new DataOptions();
        var audit = builder.Configuration.GetSection(AuditOptions.Section).Get<AuditOptions>() ?? new AuditOptions();
        builder.AddRuntimeLog(data.Path, audit.Server);
        builder.Services.AddOptions<SiloOptions>().BindConfiguration(SiloOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = silo.StopTimeout);
        // Hosted services start in the order in which they are added: the runtime is there before anything that calls grains, and what
        // is exported is there until all that is counted has stopped.
        builder.AddOtlpExport();
        builder.AddGrainRuntime(silo);
        if (silo.Enabled)
            builder.Services.AddTradingGrains(builder.Configuration);
        else
            builder.Services.AddHostedService<ClusterShardCheck>();
        if (silo.Gateway)
            AddGateway(builder);
        else
            builder.Services.AddSingleton<IServer, ClosedDoors>();
        var app = builder.Build();
        // Before anything is made of the settings, so that all their faults are told and not the first one that something meets.
        app.Services.GetRequiredService<IStartupValidator>().Validate();
        if (silo.Gateway)
            app.MapTradingGateway();
        else
            app.Lifetime.ApplicationStarted.Register(() => Console.Out.WriteLine("ready"));
        app.MapGrainRuntime(silo);
        return app;
    }

    private static void AddGateway(WebApplicationBuilder builder)
    {
        builder.Services.AddTradingGateway(builder.Configuration);
        builder.Services.AddTcpDoor(builder.Configuration);
        builder.Services.AddQueueDoor(builder.Configuration);
        builder.Services.AddHostedService<GatewayFile>();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
    }
}
