using Trading.Conformance.Runtimes;

namespace Trading.Conformance.Embedded;

/// <summary>What tests do with a runtime.</summary>
internal static class TestRuntimeExtensions
{
    /// <summary>
    /// Moves the clock on, a step at a time, until a grain has made the note. For what happens at no exact time, because the end of a turn
    /// is not to be seen from outside: idle collection, and timers that are set again when a tick ends.
    /// </summary>
    internal static async Task AdvanceUntilNotedAsync(this ITestRuntime runtime, string note, TimeSpan step, Func<Task> betweenSteps)
    {
        const int MaxSteps = 100_000;
        for (var count = 0; count < MaxSteps && !runtime.Probe.Notes.Contains(note); count++)
        {
            runtime.Clock.Advance(step);
            await betweenSteps();
        }

        Assert.Contains(note, runtime.Probe.Notes);
    }
}
