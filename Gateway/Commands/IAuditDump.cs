namespace Trading.Gateway.Commands;

/// <summary>Writes the audit log into files of the dump folder, for <c>DUMPLOG</c>. Safe for use by many threads.</summary>
public interface IAuditDump
{
    /// <summary>
    /// True where a file of that name may be written: one that does not leave the dump folder. Never throws, whatever the text is.
    /// </summary>
    bool IsAllowed(string fileName);

    /// <summary>
    /// Writes everything that was acknowledged before the call, of one user or (where <paramref name="user"/> is null) of all. A file of
    /// that name is replaced, once the new one is complete. Any exception means that there is no such dump.
    /// </summary>
    Task<DumpResult> DumpAsync(string? user, string fileName, CancellationToken cancellation);
}
