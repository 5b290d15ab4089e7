using Trading.Gateway.Queue;
using Trading.Gateway.Settings;

namespace Trading.Gateway.Tests.Queue;

public sealed class RabbitMqOptionsTests
{
    [Theory]
    [InlineData("", "orders", "orders.dead", null)]
    [InlineData("amqp://user:p%40ss@host:5672/vhost", "orders", "orders.dead", null)]
    [InlineData("amqps://host", "o", "d", null)]
    [InlineData("host:5672", "orders", "orders.dead", "RabbitMQ:Uri")]
    [InlineData("http://user:secret@host", "orders", "orders.dead", "RabbitMQ:Uri")]
    [InlineData("amqp://user:secret@host/a/b", "orders", "orders.dead", "RabbitMQ:Uri")]
    [InlineData("", "", "orders.dead", "RabbitMQ:Queue")]
    [InlineData("", "amq.orders", "orders.dead", "RabbitMQ:Queue")]
    [InlineData("", "orders", "orders", "RabbitMQ:DeadLetterQueue")]
    public void Settings_are_checked_and_no_fault_shows_a_password(string uri, string queue, string dead, string? fault)
    {
        var result = new RabbitMqOptionsValidator().Validate(
            null, new RabbitMqOptions { Uri = uri, Queue = queue, DeadLetterQueue = dead });
        Assert.Equal(fault is null, result.Succeeded);
        if (fault is not null)
            Assert.StartsWith(fault, Assert.Single(result.Failures!), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", result.FailureMessage ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void Report_has_no_password() =>
        Assert.DoesNotContain(
            "secret", SettingsLog.Describe(new RabbitMqOptions { Uri = "amqp://user:secret@host" }), StringComparison.Ordinal);
}
