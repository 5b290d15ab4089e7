namespace Trading.Persistence.Local.Tests;

/// <summary>What became of a group, asked without waiting.</summary>
internal static class GroupFate
{
    internal static bool IsDurable(this CommitGroup? group) => Ended(group!.Committed);

    internal static bool IsLost(this CommitGroup? group) => group!.Committed.IsCompleted && !Ended(group.Committed);

    private static bool Ended(Task<bool> committed) => committed.IsCompletedSuccessfully && committed.GetAwaiter().GetResult();
}
