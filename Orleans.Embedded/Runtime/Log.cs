using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>What the runtime logs.</summary>
internal static partial class Log
{
    [LoggerMessage(LogLevel.Error, "An exception escaped from code of {GrainId} that nobody awaits")]
    internal static partial void TurnFailed(ILogger logger, GrainId grainId, Exception exception);

    [LoggerMessage(LogLevel.Warning, "One-way call to {Call} failed")]
    internal static partial void UnheardCallFailed(ILogger logger, string call, Exception exception);

    [LoggerMessage(LogLevel.Debug, "Nobody is there to hear {Call}")]
    internal static partial void ObserverGone(ILogger logger, string call);

    [LoggerMessage(LogLevel.Warning, "A timer of {GrainId} failed")]
    internal static partial void TimerFailed(ILogger logger, GrainId grainId, Exception exception);

    [LoggerMessage(LogLevel.Error, "{GrainId} could not be activated")]
    internal static partial void ActivationFailed(ILogger logger, GrainId grainId, Exception exception);

    [LoggerMessage(LogLevel.Error, "{GrainId} failed to deactivate cleanly ({Reason})")]
    internal static partial void DeactivationFailed(ILogger logger, GrainId grainId, DeactivationReasonCode reason, Exception exception);

    [LoggerMessage(LogLevel.Warning, "{GrainId} is deactivated because its stored state is not the one that it knows")]
    internal static partial void StateInconsistent(ILogger logger, GrainId grainId, Exception exception);

    [LoggerMessage(LogLevel.Information, "Grains started: {ClassCount} classes")]
    internal static partial void Started(ILogger logger, int classCount);

    [LoggerMessage(LogLevel.Information, "Grains stopped")]
    internal static partial void Stopped(ILogger logger);

    [LoggerMessage(LogLevel.Error, "The time to stop is over and {Count} grains were not deactivated")]
    internal static partial void StopTimedOut(ILogger logger, int count);
}
