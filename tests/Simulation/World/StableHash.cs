namespace Trading.Simulation;

/// <summary>A hash that is the same in every process: FNV-1a over the characters.</summary>
internal static class StableHash
{
    internal static uint Of(string text)
    {
        var hash = 2166136261u;
        foreach (var character in text)
            hash = unchecked((hash ^ character) * 16777619u);
        return hash;
    }
}
