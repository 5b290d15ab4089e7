using Microsoft.Extensions.Options;

namespace Trading.Gateway.Live;

/// <summary>What the values of <see cref="LiveOptions"/> must be to one another.</summary>
internal sealed class LiveOptionsValidator : IValidateOptions<LiveOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, LiveOptions options)
    {
        var failures = new List<string>();
        if (options.PongTimeout <= options.PingInterval)
            failures.Add("Live:PongTimeout must be longer than Live:PingInterval, or every client is closed before it is pinged.");
        if (options.PrivateRingFrames > options.RingFrames)
            failures.Add("Live:PrivateRingFrames must not be more than Live:RingFrames.");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
