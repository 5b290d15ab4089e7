namespace Trading.Persistence.Local;

/// <summary>What is behind the last good record of a segment.</summary>
/// <param name="LaterGroup">
/// Where an intact record of a later group begins, in bytes from the start of the file; -1 if there is none, which makes the rest a torn
/// tail.
/// </param>
/// <param name="DirtyEnd">Where the last byte ends that is not zero; the end of the good records if there is none.</param>
internal readonly record struct TailFinding(long LaterGroup, long DirtyEnd);
