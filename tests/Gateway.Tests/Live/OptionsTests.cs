using Trading.Gateway.Live;

namespace Trading.Gateway.Tests.Live;

public sealed class OptionsTests
{
    [Fact]
    public void Defaults_are_those_of_the_protocol()
    {
        var options = new LiveOptions();
        Assert.True(new LiveOptionsValidator().Validate(null, options).Succeeded);
        Assert.Equal((256, 4_096, 10), (options.QueueFrames, options.InboundBytesMax, options.InboundPerSecond));
        Assert.Equal((1, 20, 60), (options.Heartbeat.TotalSeconds, options.PingInterval.TotalSeconds, options.PongTimeout.TotalSeconds));
    }

    [Fact]
    public void Values_that_contradict_each_other_are_all_told()
    {
        var options = new LiveOptions { PongTimeout = TimeSpan.FromSeconds(10), RingFrames = 10, PrivateRingFrames = 20 };
        var result = new LiveOptionsValidator().Validate(null, options);
        Assert.Equal(2, result.Failures!.Count());
    }
}
