using Microsoft.Extensions.DependencyInjection;
using Orleans.Embedded;
using Trading.Accounts;
using Trading.Grains.Tests.Hosting;
using Trading.Testing;

namespace Trading.Grains.Tests.Users;

/// <summary>Commands of a session that only the audit journal can tell from new ones: the account holds the last 1,024.</summary>
public sealed class ForgottenCommandTests
{
    private const string Session = "s:1";
    private const int Batch = 500;

    [Fact]
    public async Task Session_that_is_sent_again_as_a_whole_is_read_back_once_a_batch()
    {
        const int All = 3_000;
        var calls = new CountedCalls();
        await using var silo = await TestSilo.StartAsync(configure: services => services.AddSingleton<ICallTransport>(calls));
        var commands = Enumerable.Range(1, All).Select(n => Commands.Add(n, n % 10 == 0 ? "0.00" : "1.00", Session)).ToArray();
        var first = await ExecuteAsync(silo, commands);
        Assert.Equal(0, calls.Of("IAuditGrain.FindOutcomesAsync"));

        var again = await ExecuteAsync(silo, commands);

        Assert.Equal(first.Select(outcome => (outcome.Status, true)), again.Select(outcome => (outcome.Status, outcome.Repeated)));
        Assert.Equal((All - OutcomeMemory.Capacity + Batch - 1) / Batch, calls.Of("IAuditGrain.FindOutcomesAsync"));
        Assert.Equal(All, (await silo.EventsOfAsync("u")).Count);
    }

    [Fact]
    public async Task Late_number_that_comes_several_times_in_a_batch_is_executed_once()
    {
        await using var silo = await TestSilo.StartAsync();
        await ExecuteAsync(silo, [.. Enumerable.Range(3, 2_000).Select(n => Commands.Add(n, "1.00", Session))]);

        var outcomes = await silo.ExecuteAsync(
            "u", Commands.Add(2, "1.00", Session), Commands.Add(3, "1.00", Session), Commands.Add(1, "1.00", Session),
            Commands.Add(2, "1.00", Session), Commands.Add(1, "1.00", Session), Commands.Add(3, "1.00", Session));

        Assert.Equal([false, true, false, true, true, true], outcomes.Select(outcome => outcome.Repeated));
        Assert.All(outcomes, outcome => Assert.Equal(Status.Ok, outcome.Status));
        Assert.Equal(2_002, (await silo.EventsOfAsync("u")).Count);
    }

    private static async Task<List<Outcome>> ExecuteAsync(TestSilo silo, Command[] commands)
    {
        var outcomes = new List<Outcome>();
        foreach (var batch in commands.Chunk(Batch))
            outcomes.AddRange(await silo.ExecuteAsync("u", batch));
        return outcomes;
    }
}
