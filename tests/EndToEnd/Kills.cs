using System.Diagnostics;
using System.Globalization;

namespace Trading.EndToEnd;

/// <summary>Kills a host at random moments under load. TRADING_KILLS sets how often (default 20), TRADING_SEED when.</summary>
internal static class Kills
{
    private const int UptimeMsMax = 900;

    /// <summary>
    /// Starts the host, and one load after the other; kills and restarts the host meanwhile. Returns how many loads there were.
    /// </summary>
    /// <param name="host">The host, which is up in the end.</param>
    /// <param name="startLoadAsync">Starts the load with this number, from 0.</param>
    /// <param name="finishLoadAsync">Waits for a load's end and checks what it says.</param>
    public static async Task<int> UnderLoadAsync(
        HostProcess host, Func<int, Task<Process>> startLoadAsync, Func<Process, Task> finishLoadAsync)
    {
        var moments = new Random(Setting("TRADING_SEED", Environment.TickCount));
        var startMs = await StartAsync();
        var loads = 0;
        Process? running = null;
        for (var kill = Setting("TRADING_KILLS", 20); kill > 0; kill--)
        {
            if (running is null or { HasExited: true })
            {
                await FinishAsync(running);
                running = await startLoadAsync(loads++);
            }

            // Where a start takes long, so does everything: a host that is never up for long enough answers nothing, and proves nothing.
            await Task.Delay(moments.Next(Math.Max(UptimeMsMax, startMs)));
            await host.KillAsync();
            startMs = await StartAsync();
        }

        await FinishAsync(running);
        return loads;

        async Task<int> StartAsync()
        {
            var watch = Stopwatch.StartNew();
            await host.StartAsync();
            return (int)watch.ElapsedMilliseconds;
        }

        async Task FinishAsync(Process? load)
        {
            if (load is null)
                return;
            using (load)
                await finishLoadAsync(load);
        }
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
