using System.Net;
using Trading.LoadGenerator.Gateways;

namespace Trading.LoadGenerator.Tests;

public sealed class GatewayLocatorTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("locator").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public void Doors_and_token_are_found_in_the_data_folder()
    {
        WriteToken("secret\n");
        File.WriteAllText(Path.Combine(_data, "gateway.json"), """{"http":"http://127.0.0.1:5999","tcp":"127.0.0.1:7999","pid":123}""");
        var address = new GatewayLocator(_data, null, null, null).Find(isOpen: false);
        Assert.Equal(new GatewayAddress(new Uri("http://127.0.0.1:5999"), IPEndPoint.Parse("127.0.0.1:7999"), "secret"), address);
    }

    [Fact]
    public void Options_override_what_is_found()
    {
        WriteToken("secret");
        File.WriteAllText(Path.Combine(_data, "gateway.json"), """{"http":"http://127.0.0.1:5999","tcp":"127.0.0.1:7999"}""");
        var address = new GatewayLocator(_data, "localhost:1", "http://10.0.0.1:2", "mine").Find(isOpen: false);
        Assert.Equal(new GatewayAddress(new Uri("http://10.0.0.1:2"), new DnsEndPoint("localhost", 1), "mine"), address);
    }

    [Fact]
    public void Defaults_hold_without_a_file_and_an_open_door_needs_no_token()
    {
        var address = new GatewayLocator(_data, null, null, null).Find(isOpen: true);
        Assert.Equal(new GatewayAddress(new Uri("http://127.0.0.1:5000"), IPEndPoint.Parse("127.0.0.1:7070"), null), address);
    }

    [Fact]
    public void Missing_token_says_where_it_was_looked_for()
    {
        var failure = Assert.Throws<CommandFailure>(() => new GatewayLocator(_data, null, null, null).Find(isOpen: false));
        Assert.Contains(Path.Combine(_data, "secrets", "service-token"), failure.Message);
    }

    [Theory]
    [InlineData("nonsense", null)]
    [InlineData("127.0.0.1:x", null)]
    [InlineData(null, "ftp://x")]
    [InlineData(null, "nonsense")]
    public void Wrong_addresses_are_refused(string? tcp, string? http) =>
        Assert.Equal(ExitCodes.Usage, Assert.Throws<CommandFailure>(() =>
            new GatewayLocator(_data, tcp, http, "t").Find(isOpen: false)).ExitCode);

    private void WriteToken(string token)
    {
        Directory.CreateDirectory(Path.Combine(_data, "secrets"));
        File.WriteAllText(Path.Combine(_data, "secrets", "service-token"), token);
    }
}
