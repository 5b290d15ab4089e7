using Trading.Silo.Telemetry;

namespace Trading.EndToEnd.Telemetry;

public sealed class OtlpOptionsTests
{
    [Theory]
    [InlineData("", "grpc", null)]
    [InlineData("http://localhost:4317", "grpc", null)]
    [InlineData("https://collector.example/base/", "http/protobuf", null)]
    [InlineData("localhost:4317", "grpc", "Otlp:Endpoint")]
    [InlineData("/v1/metrics", "grpc", "Otlp:Endpoint")]
    [InlineData("ftp://localhost", "grpc", "Otlp:Endpoint")]
    [InlineData("http://user:secret@localhost:4317", "grpc", "Otlp:Endpoint")]
    [InlineData("http://localhost:4318?key=secret", "http/protobuf", "Otlp:Endpoint")]
    [InlineData("http://localhost:4317", "", "Otlp:Protocol")]
    [InlineData("http://localhost:4317", "http/json", "Otlp:Protocol")]
    public void Settings_are_checked_and_no_fault_shows_the_address(string endpoint, string protocol, string? fault)
    {
        var result = new OtlpOptionsValidator().Validate(null, new OtlpOptions { Endpoint = endpoint, Protocol = protocol });
        Assert.Equal(fault is null, result.Succeeded);
        if (fault is not null)
            Assert.StartsWith(fault, Assert.Single(result.Failures!), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", result.FailureMessage ?? "", StringComparison.Ordinal);
    }
}
