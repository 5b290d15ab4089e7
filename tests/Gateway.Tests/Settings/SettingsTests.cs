using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Trading.Gateway.Audit;
using Trading.Gateway.Http;
using Trading.Gateway.Settings;

namespace Trading.Gateway.Tests.Settings;

public sealed class SettingsTests
{
    [Fact]
    public void All_faults_of_all_sections_are_told_at_once()
    {
        var failure = Assert.Throws<AggregateException>(() => Validate(
            ("Data:Path", " "), ("Dumps:Parallelism", "0"), ("Access:PasswordRounds", "1000"), ("Http:ConnectionsMax", "0"),
            ("Audit:Shards", "0"),
            ("Postgres:ConnectionString", "Nonsense")));
        var faults = failure.InnerExceptions.Cast<OptionsValidationException>().SelectMany(inner => inner.Failures).ToArray();
        string[] keys =
            ["Data:Path", "Dumps:Parallelism", "Access:PasswordRounds", "ConnectionsMax", "Shards", "Postgres:ConnectionString"];
        foreach (var key in keys)
            Assert.Single(faults, fault => fault.Contains(key, StringComparison.Ordinal));
    }

    [Fact]
    public void Defaults_are_valid_and_dumps_are_in_the_data_folder()
    {
        using var provider = Validate(("Data:Path", "/somewhere"));
        Assert.Equal("/somewhere/dumps", provider.GetRequiredService<IOptions<DumpOptions>>().Value.Path);
    }

    [Fact]
    public void Secrets_are_told_as_set_and_nothing_more()
    {
        var settings =
            new SecretSettings { ConnectionString = "host=h;password=p", Uri = "amqp://u:p@h", Password = "", Name = "n", Count = 3 };
        Assert.Equal("ConnectionString=(set), Uri=(set), Password=, Name=n, Count=3", SettingsLog.Describe(settings));
    }

    private static ServiceProvider Validate(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value))
            .Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddTradingGateway(configuration);
        var provider = services.BuildServiceProvider();
        provider.GetRequiredService<IStartupValidator>().Validate();
        return provider;
    }

    private sealed class SecretSettings
    {
        public string ConnectionString { get; set; } = "";

        public string Uri { get; set; } = "";

        public string Password { get; set; } = "";

        public string Name { get; set; } = "";

        public int Count { get; set; }
    }
}
