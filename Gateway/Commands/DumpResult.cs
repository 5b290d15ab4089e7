namespace Trading.Gateway.Commands;

/// <summary>What a dump of the audit log wrote.</summary>
/// <param name="Path">The file, as the reply names it.</param>
/// <param name="Elements">The number of elements under the root of the XML.</param>
public sealed record DumpResult(string Path, long Elements);
