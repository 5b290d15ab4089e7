using System.Runtime.CompilerServices;

namespace Trading.Grains.Tests.Quotes;

/// <summary>Waits for what another thread or a socket brings about, for as long as a test may take.</summary>
internal static class Eventually
{
    /// <summary>
    /// How often is looked before a test fails, a millisecond or more apart. Looks are counted and not time: while a machine stops the
    /// process, or has no turn for it, time passes in which nothing that is waited for could happen.
    /// </summary>
    private const int LooksMax = 20_000;

    internal static Task HoldsAsync(Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string what = "") =>
        HoldsAsync(() => Task.FromResult(condition()), what);

    internal static async Task HoldsAsync(Func<Task<bool>> condition, [CallerArgumentExpression(nameof(condition))] string what = "")
    {
        for (var looks = 0; !await condition(); looks++)
        {
            Assert.True(looks < LooksMax, $"Looked {LooksMax} times, and this did not hold: {what}");
            await Task.Delay(1);
        }
    }
}
