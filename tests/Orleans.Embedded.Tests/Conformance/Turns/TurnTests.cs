using Trading.Conformance.Runtimes;

namespace Trading.Conformance.Turns;

public sealed class TurnTests
{
    private const string ClassName = "Trading.Conformance.Turns.TurnGrain";

    [Fact]
    public async Task Call_waits_while_another_awaits()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var grain = runtime.Grains.GetGrain<ITurnGrain>("a", ClassName);

        var first = grain.WriteAsync("one");
        await runtime.Probe.Arrival("one");
        var second = grain.WriteAsync("two");
        await grain.FlushAsync();
        Assert.Equal(["start one"], runtime.Probe.Notes);
        runtime.Probe.Open("two");
        runtime.Probe.Open("one");
        await Task.WhenAll(first, second);

        Assert.Equal(["start one", "end one", "start two", "end two"], runtime.Probe.Notes);
    }

    [Fact]
    public async Task Waiting_calls_run_in_the_order_they_came()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var grain = runtime.Grains.GetGrain<ITurnGrain>("a", ClassName);
        var first = grain.WriteAsync("first");
        await runtime.Probe.Arrival("first");
        var doors = Enumerable.Range(0, 20).Select(number => $"door {number}").ToArray();
        Array.ForEach(doors, runtime.Probe.Open);

        var calls = Array.ConvertAll(doors, grain.WriteAsync);
        runtime.Probe.Open("first");
        await Task.WhenAll(calls.Append(first));

        var started = runtime.Probe.Notes.Where(note => note.StartsWith("start door", StringComparison.Ordinal));
        Assert.Equal(doors, started.Select(note => note["start ".Length..]));
    }

    [Fact]
    public async Task Read_only_calls_run_beside_each_other_but_not_beside_a_write()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var grain = runtime.Grains.GetGrain<ITurnGrain>("a", ClassName);

        var first = grain.ReadAsync("read 1");
        await runtime.Probe.Arrival("read 1");
        var write = grain.WriteAsync("write");
        var second = grain.ReadAsync("read 2");
        await runtime.Probe.Arrival("read 2");
        await grain.FlushAsync();
        Assert.Equal(["start read 1", "start read 2"], runtime.Probe.Notes);

        runtime.Probe.Open("read 2");
        await second;
        runtime.Probe.Open("read 1");
        await runtime.Probe.Arrival("write");
        await first;
        var third = grain.ReadAsync("read 3");
        await grain.FlushAsync();
        Assert.DoesNotContain("start read 3", runtime.Probe.Notes);
        runtime.Probe.Open("write");
        runtime.Probe.Open("read 3");
        await Task.WhenAll(write, third);
    }

    [Fact]
    public async Task Interleaving_call_runs_while_a_write_awaits_and_holds_up_nobody()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var grain = runtime.Grains.GetGrain<ITurnGrain>("a", ClassName);

        var interleaving = grain.InterleaveAsync("interleaving");
        await runtime.Probe.Arrival("interleaving");
        var write = grain.WriteAsync("write");
        await runtime.Probe.Arrival("write");
        runtime.Probe.Open("write");
        await write;
        runtime.Probe.Open("interleaving");
        await interleaving;

        Assert.Equal(["start interleaving", "start write", "end write", "end interleaving"], runtime.Probe.Notes);
    }

    [Fact]
    public async Task Interleaving_call_that_came_before_the_grain_was_active_does_not_wait_for_those_before_it()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var grain = runtime.Grains.GetGrain<ITurnGrain>("slow", ClassName);

        var first = grain.WriteAsync("write");
        await runtime.Probe.Arrival("slow activates");
        var second = grain.WriteAsync("write");
        var interleaving = grain.FlushAsync();
        runtime.Probe.Open("slow activates");
        await interleaving;
        Assert.Equal(["start write"], runtime.Probe.Notes);

        runtime.Probe.Open("write");
        await Task.WhenAll(first, second);
    }

    [Fact]
    public async Task Reentrant_grain_starts_calls_while_others_await()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var grain = runtime.Grains.GetGrain<IReentrantGrain>("a");

        // The second is called once the first has begun: the order of calls that nobody awaits is not promised.
        var one = grain.WriteAsync("one");
        await runtime.Probe.Arrival("one");
        var two = grain.WriteAsync("two");
        await runtime.Probe.Arrival("two");
        runtime.Probe.Open("two");
        await two;
        runtime.Probe.Open("one");
        await one;

        Assert.Equal(["start one", "start two", "end two", "end one"], runtime.Probe.Notes);
    }

    [Fact]
    public async Task Turns_never_overlap_even_in_a_reentrant_grain()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var grain = runtime.Grains.GetGrain<IReentrantGrain>("a");

        var overlaps = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => grain.CountOverlapsAsync(turns: 200))));

        Assert.All(overlaps, count => Assert.Equal(0, count));
    }

    [Fact]
    public async Task Code_after_an_await_is_in_the_turn_unless_it_chose_to_leave()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var grain = runtime.Grains.GetGrain<ITurnGrain>("a", ClassName);

        Assert.True(await grain.ReachesStateAfterAwaitAsync(leavesContext: false));
        Assert.False(await grain.ReachesStateAfterAwaitAsync(leavesContext: true));
    }
}
