using System.Text;
using Microsoft.Extensions.Options;

namespace Trading.Gateway.Queue;

/// <summary>
/// Checks that the broker and the queues can be named so. No message has the address in it, as there may be a password in that.
/// </summary>
internal sealed class RabbitMqOptionsValidator : IValidateOptions<RabbitMqOptions>
{
    private const int NameBytesMax = 255;

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, RabbitMqOptions options)
    {
        var failures = new List<string>();
        if (options.Uri.Length > 0 && !IsBroker(options.Uri))
            failures.Add("RabbitMQ:Uri must be an address such as amqp://user:password@host:5672/vhost, or empty.");
        if (!IsQueue(options.Queue))
            failures.Add("RabbitMQ:Queue must be 1 to 255 bytes and not begin with 'amq.'.");
        if (!IsQueue(options.DeadLetterQueue))
            failures.Add("RabbitMQ:DeadLetterQueue must be 1 to 255 bytes and not begin with 'amq.'.");
        if (options.Queue == options.DeadLetterQueue)
            failures.Add("RabbitMQ:DeadLetterQueue must be another queue than RabbitMQ:Queue.");
        if (!Enum.IsDefined(options.QueueType))
            failures.Add("RabbitMQ:QueueType must be classic or quorum.");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static bool IsBroker(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && address.Scheme is "amqp" or "amqps"
        && address.Host.Length > 0
        && address.AbsolutePath.LastIndexOf('/') <= 0;

    private static bool IsQueue(string name) =>
        name.Length > 0 && Encoding.UTF8.GetByteCount(name) <= NameBytesMax && !name.StartsWith("amq.", StringComparison.Ordinal);
}
