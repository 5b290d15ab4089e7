namespace Trading.Journal;

/// <summary>An entry that waits for the next write.</summary>
/// <param name="Offset">Where it is in the buffer of waiting entries.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Completion">Hears how it ended.</param>
internal readonly record struct PendingAppend(int Offset, int Length, IAppendCompletion Completion);
