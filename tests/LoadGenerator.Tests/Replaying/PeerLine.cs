namespace Trading.LoadGenerator.Tests.Replaying;

/// <summary>A line that a test peer has received.</summary>
/// <param name="Number">The transaction number.</param>
/// <param name="Command">The command.</param>
/// <param name="User">The user, or for a full dump its file name.</param>
/// <param name="Times">How often it was received in its session, this time included.</param>
/// <param name="IsQuiet">True where no reply is wanted.</param>
public sealed record PeerLine(long Number, string Command, string User, int Times, bool IsQuiet);
