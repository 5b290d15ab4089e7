namespace Trading.Gateway.Tests;

/// <summary>Waits for what a real socket brings about; the deadline is there only to end a test that fails.</summary>
internal static class Eventually
{
    /// <summary>Far longer than anything takes, also on a machine that is busy with other things.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static Task IsTrueAsync(Func<bool> condition, string otherwise) => IsTrueAsync(() => Task.FromResult(condition()), otherwise);

    public static async Task IsTrueAsync(Func<Task<bool>> condition, string otherwise)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Patience, otherwise);
            await Task.Delay(1);
        }
    }
}
