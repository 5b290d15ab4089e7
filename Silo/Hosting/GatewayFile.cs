using System.Text.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using Trading.Gateway.Settings;
using Trading.Gateway.Tcp;

namespace Trading.Silo.Hosting;

/// <summary>
/// Says that all doors are open: prints <c>ready</c> and writes <c>gateway.json</c> into the data folder, from which tools on the same
/// machine learn where the doors are. The file goes when the host stops.
/// </summary>
internal sealed class GatewayFile(
    IServer server, TcpDoorListener door, IHostApplicationLifetime lifetime, IOptions<DataOptions> data) : IHostedService
{
    private string FilePath => Path.Combine(data.Value.Path, "gateway.json");

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(Announce);
        lifetime.ApplicationStopping.Register(() => File.Delete(FilePath));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Announce()
    {
        var http = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        var tcp = door.Address?.ToString();
        var content = JsonSerializer.Serialize(new { http, tcp, pid = Environment.ProcessId });
        var temporary = FilePath + ".new";
        File.WriteAllText(temporary, content);
        File.Move(temporary, FilePath, overwrite: true);
        Console.Out.WriteLine($"HTTP {http}, TCP {tcp ?? "off"}, data in {Path.GetFullPath(data.Value.Path)}");
        Console.Out.WriteLine("ready");
    }
}
