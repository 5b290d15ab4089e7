using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace Trading.LoadGenerator.Replaying;

/// <summary>Shows how far a replay is, once a second: one line that is written over on a terminal, plain lines elsewhere.</summary>
internal static class ReplayProgress
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Runs the replay and shows its progress.</summary>
    public static ReplayReport Show(Replay replay, CancellationToken cancellation)
    {
        var run = Task.Factory.StartNew(() => replay.Run(cancellation), CancellationToken.None, TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        if (AnsiConsole.Profile.Capabilities.Interactive && AnsiConsole.Profile.Capabilities.Ansi)
            AnsiConsole.Status().Start(TextOf(replay, 0, 0), status => Watch(run, replay, text => status.Status(Markup.Escape(text))));
        else
            Watch(run, replay, Console.WriteLine);
        return run.GetAwaiter().GetResult();
    }

    private static void Watch(Task run, Replay replay, Action<string> show)
    {
        var (answeredBefore, at) = (0L, Stopwatch.GetTimestamp());
        while (!((IAsyncResult)run).AsyncWaitHandle.WaitOne(Interval))
        {
            var answered = replay.AnsweredCount;
            var seconds = Stopwatch.GetElapsedTime(at).TotalSeconds;
            at = Stopwatch.GetTimestamp();
            show(TextOf(replay, answered, (answered - answeredBefore) / seconds));
            answeredBefore = answered;
        }
    }

    private static string TextOf(Replay replay, long answered, double rate)
    {
        var errors = replay.RefusedCount;
        var trouble = replay.Trouble is { } reason ? $"; no connection: {reason}" : "";
        var share = 100.0 * answered / replay.LineCount;
        return string.Create(CultureInfo.InvariantCulture,
            $"{answered:N0} of {replay.LineCount:N0} done ({share:0.0} %), {rate:N0}/s, {errors:N0} errors{trouble}");
    }
}
