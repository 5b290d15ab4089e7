using System.Runtime.Versioning;
using Trading.Gateway.Access;

namespace Trading.Gateway.Tests.Access;

[UnsupportedOSPlatform("windows")]
public sealed class GatewaySecretsTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("secrets-");

    private string Folder => Path.Combine(_data.FullName, "secrets");

    [Fact]
    public void First_start_makes_secrets_for_their_owner_only_and_the_second_reads_them()
    {
        var first = new GatewaySecrets(Folder);
        var second = new GatewaySecrets(Folder);
        Assert.Equal((first.ServiceToken, first.SupervisorPassword), (second.ServiceToken, second.SupervisorPassword));
        Assert.Equal(first.SigningKey, second.SigningKey);
        Assert.Equal(first.ServiceToken, File.ReadAllText(first.ServiceTokenPath).Trim());
        var files = Directory.GetFiles(Folder).Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(["jwt-key", "service-token", "supervisor-password"], files.Select(Path.GetFileName));
        Assert.All(files, file => Assert.Equal(OwnerOnly, File.GetUnixFileMode(file)));
        Assert.Equal(OwnerOnly | UnixFileMode.UserExecute, File.GetUnixFileMode(Folder));
        Assert.Equal(3, files.Select(File.ReadAllText).Distinct().Count());
    }

    [Fact]
    public void Secrets_that_others_can_read_are_closed_again()
    {
        var path = new GatewaySecrets(Folder).ServiceTokenPath;
        File.SetUnixFileMode(path, OwnerOnly | UnixFileMode.OtherRead);
        _ = new GatewaySecrets(Folder);
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(path));
    }

    [Theory]
    [InlineData("service-token", "")]
    [InlineData("service-token", " \n")]
    [InlineData("service-token", "two\nlines")]
    [InlineData("service-token", "größe-und-mehr")]
    [InlineData("supervisor-password", "")]
    [InlineData("supervisor-password", "two\nlines")]
    [InlineData("supervisor-password", "no utf-8: \uFFFD")]
    [InlineData("jwt-key", "short")]
    [InlineData("jwt-key", "not base64url at all, but of some length.....")]
    public void File_without_a_secret_stops_the_start_and_is_named(string file, string content)
    {
        _ = new GatewaySecrets(Folder);
        File.WriteAllText(Path.Combine(Folder, file), content);
        Assert.Contains(file, Assert.Throws<InvalidDataException>(() => new GatewaySecrets(Folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_in_the_place_of_a_secret_stops_the_start_and_is_named()
    {
        Directory.CreateDirectory(Path.Combine(Folder, "service-token"));
        var failure = Assert.Throws<InvalidDataException>(() => new GatewaySecrets(Folder));
        Assert.Contains("service-token is a folder", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Processes_that_start_together_have_the_same_secrets()
    {
        var tokens = new string[8];
        Parallel.For(0, tokens.Length, i => tokens[i] = new GatewaySecrets(Folder).ServiceToken);
        Assert.Single(tokens.Distinct());
    }

    public void Dispose() => _data.Delete(recursive: true);
}
