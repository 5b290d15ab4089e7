namespace Trading.Persistence.Local;

/// <summary>The answer to a write that asks to join the next flush.</summary>
/// <param name="Status">What became of it.</param>
/// <param name="Version">Accepted: the version of the new record. Conflict: the version that the key has, 0 for none.</param>
/// <param name="Group">Accepted: the group it joined. Full: the group to wait for.</param>
internal readonly record struct Admission(AdmissionStatus Status, long Version, CommitGroup? Group);
