using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.Options;
using Trading.Audit;
using Trading.Gateway.Http;
using Trading.Gateway.Queue;
using Trading.Gateway.Settings;
using Trading.Gateway.Tcp;
using Trading.Market;
using Trading.Quotes;
using Trading.Silo.Telemetry;

namespace Trading.Silo.Hosting;

/// <summary>The host: silo, gateway and, by default, the stand-in quote server in one process.</summary>
public static partial class TradingHost
{
    /// <summary>
    /// Runs until SIGTERM or Ctrl-C, or until the store fails. Returns the exit code: 0 after a clean stop, 2 where settings are wrong, 1 on
    /// any other failure. Of a failure the console has the message; the rest of it is in the runtime log.
    /// </summary>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Any(HostUsage.IsAskedBy))
        {
            await Console.Out.WriteLineAsync(HostUsage.Text);
            return 0;
        }

        try
        {
            // appsettings.json is beside the program; data and other relative paths are in the working directory.
            var builder = WebApplication.CreateBuilder(
                new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
            var faults = SettingsText.Repair(builder.Configuration);
            await using var quoteServer = await builder.StartStandInQuoteServerAsync(faults);
            await using var app = Build(builder, faults);
            foreach (var unknown in SettingsText.FindUnknown(builder.Configuration))
                LogUnknown(app.Logger, unknown);
            if (!await TryStartAsync(app))
                return 0;
            await app.WaitForShutdownAsync();
            if (app.Services.GetService<StoreWatch>()?.Failure is not { } failure)
                return 0;
            await Console.Error.WriteLineAsync($"The host has ended as its store failed: {failure.Message}");
            return 1;
        }
        catch (Exception e) when (SettingsFaults(e) is { Length: > 0 } faults)
        {
            await Console.Error.WriteLineAsync("Settings:" + string.Concat(faults.Select(f => "\n  " + f)));
            return 2;
        }
        catch (Exception e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    /// <summary>
    /// Opens the doors. Where that fails, what had begun is ended in order: only the failure itself is told. False where the host was asked
    /// to stop before it was ready, which is no failure.
    /// </summary>
    private static async Task<bool> TryStartAsync(WebApplication app)
    {
        try
        {
            await app.StartAsync();
            return true;
        }
        catch (OperationCanceledException) when (app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            await EndAsync(app);
            return false;
        }
        catch
        {
            await EndAsync(app);
            throw;
        }
    }

    private static async Task EndAsync(WebApplication app)
    {
        try
        {
            await app.StopAsync();
        }
        catch (Exception)
        {
            // What cannot be ended was not begun, or failed with the start, which is told.
        }
    }

    /// <summary>Checks all settings; those that are no values at all were found before.</summary>
    private static void Validate(IServiceProvider services, List<string> faults)
    {
        try
        {
            services.GetRequiredService<IStartupValidator>().Validate();
        }
        catch (Exception e) when (SettingsFaults(e) is { Length: > 0 } found)
        {
            faults.AddRange(found);
        }

        if (faults.Count > 0)
            throw new OptionsValidationException(nameof(Silo), typeof(TradingHost), faults);
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
    private static WebApplication Build(WebApplicationBuilder builder, List<string> faults)
    {
        var silo = builder.Configuration.GetSection(SiloOptions.Section).Get<SiloOptions>() ?? new SiloOptions();
        var data = builder.Configuration.GetSection(DataOptions.Section).Get<DataOptions>() ?? new DataOptions();
        var audit = builder.Configuration.GetSection(AuditOptions.Section).Get<AuditOptions>() ?? new AuditOptions();
        builder.AddRuntimeLog(string.IsNullOrWhiteSpace(data.Path) ? "." : data.Path, audit.Server);
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
        builder.Services.ReportSettings<SiloOptions>(SiloOptions.Section);
        if (silo.Enabled)
            builder.Services.ReportSettings<QuoteOptions>(QuoteOptions.Section).ReportSettings<MarketOptions>(MarketOptions.Section);
        var app = builder.Build();
        // Before anything is made of the settings, so that all their faults are told and not the first one that something meets.
        Validate(app.Services, faults);
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Unknown}")]
    private static partial void LogUnknown(ILogger logger, string unknown);
}
