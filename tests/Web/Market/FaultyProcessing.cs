using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Trading.EndToEnd;
using Trading.Market;
using Trading.Market.Processing;

[assembly: HostingStartup(typeof(Trading.Web.Market.FaultyProcessing))]

namespace Trading.Web.Market;

/// <summary>
/// What the real host does not have by itself: something done with messages that fails, as long as a file is there. It comes into the
/// host's process as ASP.NET lets services be added from outside.
/// </summary>
public sealed class FaultyProcessing : IHostingStartup, ITradeProcessor
{
    private const string Variable = "TRADING_FAULTY_WHILE";

    /// <summary>Whose messages fail.</summary>
    public const string User = "unlucky";

    /// <summary>Adds it to a host that is not started yet.</summary>
    internal static void AddTo(HostProcess host, string whileFile)
    {
        var assembly = typeof(FaultyProcessing).Assembly;
        // The host's own list of assemblies does not have this one: the hook loads it.
        host.Variables["DOTNET_STARTUP_HOOKS"] = assembly.Location;
        host.Variables["ASPNETCORE_HOSTINGSTARTUPASSEMBLIES"] = assembly.GetName().Name!;
        host.Variables[Variable] = whileFile;
    }

    /// <inheritdoc/>
    public void Configure(IWebHostBuilder builder) =>
        builder.ConfigureServices(services => services.AddSingleton<ITradeProcessor>(this));

    /// <inheritdoc/>
    public ValueTask ProcessAsync(MessageId id, long receivedMs, TradeMessage message, CancellationToken cancellation) =>
        message.UserId == User && File.Exists(Environment.GetEnvironmentVariable(Variable))
            ? throw new InvalidOperationException("the back office is shut")
            : default;
}
