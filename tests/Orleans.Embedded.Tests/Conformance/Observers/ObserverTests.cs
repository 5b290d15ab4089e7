using Orleans;
using Trading.Conformance.Runtimes;

namespace Trading.Conformance.Observers;

public sealed class ObserverTests
{
    [Fact]
    public async Task Observer_hears_what_the_grain_says_in_order()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var reader = new NewsReader(runtime.Probe);
        var grain = runtime.Grains.GetGrain<INewsGrain>("a");
        await grain.SubscribeAsync(runtime.Grains.CreateObjectReference<INewsObserver>(reader));

        await grain.PublishAsync("one");
        await grain.PublishAsync("two");
        Assert.Equal(1, await grain.PublishAndWaitAsync("three"));

        Assert.Equal(["one", "two", "start three", "end three"], runtime.Probe.Notes);
        GC.KeepAlive(reader);
    }

    [Fact]
    public async Task Calls_to_an_observer_run_one_after_the_other()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var reader = new NewsReader(runtime.Probe);
        var reference = runtime.Grains.CreateObjectReference<INewsObserver>(reader);
        await runtime.Grains.GetGrain<INewsGrain>("a").SubscribeAsync(reference);
        await runtime.Grains.GetGrain<INewsGrain>("b").SubscribeAsync(reference);

        var first = runtime.Grains.GetGrain<INewsGrain>("a").PublishAndWaitAsync("slow");
        await runtime.Probe.Arrival("slow");
        var second = runtime.Grains.GetGrain<INewsGrain>("b").PublishAndWaitAsync("fast");
        runtime.Probe.Open("slow");
        await Task.WhenAll(first, second);

        Assert.Equal(["start slow", "end slow", "start fast", "end fast"], runtime.Probe.Notes);
        GC.KeepAlive(reader);
    }

    [Fact]
    public async Task Observer_that_unsubscribed_hears_nothing_more()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var reader = new NewsReader(runtime.Probe);
        var reference = runtime.Grains.CreateObjectReference<INewsObserver>(reader);
        var grain = runtime.Grains.GetGrain<INewsGrain>("a");
        await grain.SubscribeAsync(reference);
        await grain.SubscribeAsync(reference);
        Assert.Equal(1, await grain.PublishAndWaitAsync("one"));

        await grain.UnsubscribeAsync(reference);

        Assert.Equal(0, await grain.PublishAndWaitAsync("two"));
        Assert.Equal(["start one", "end one"], runtime.Probe.Notes);
        GC.KeepAlive(reader);
    }

    [Fact]
    public async Task Observer_that_fails_is_dropped()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var reader = new NewsReader(runtime.Probe);
        var grain = runtime.Grains.GetGrain<INewsGrain>("a");
        await grain.SubscribeAsync(runtime.Grains.CreateObjectReference<INewsObserver>(reader));

        Assert.Equal(0, await grain.PublishAndWaitAsync("bad"));
        GC.KeepAlive(reader);
    }

    [Fact]
    public async Task Subscription_that_was_not_renewed_expires()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var (renewing, forgetful) = (new NewsReader(runtime.Probe), new NewsReader(runtime.Probe));
        var renewed = runtime.Grains.CreateObjectReference<INewsObserver>(renewing);
        var grain = runtime.Grains.GetGrain<INewsGrain>("a");
        await grain.SubscribeAsync(renewed);
        await grain.SubscribeAsync(runtime.Grains.CreateObjectReference<INewsObserver>(forgetful));

        runtime.Clock.Advance(TimeSpan.FromMinutes(4));
        await grain.SubscribeAsync(renewed);
        Assert.Equal(2, await grain.PublishAndWaitAsync("one"));
        runtime.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(1, await grain.PublishAndWaitAsync("two"));
        GC.KeepAlive(renewing);
        GC.KeepAlive(forgetful);
    }

    [Fact]
    public async Task Grain_can_observe_another_grain()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var follower = runtime.Grains.GetGrain<INewsGrain>("follower");
        await follower.FollowAsync("followed");

        Assert.Equal(1, await runtime.Grains.GetGrain<INewsGrain>("followed").PublishAndWaitAsync("one"));

        Assert.Equal(["one"], await follower.GetHeardAsync());
    }
}
