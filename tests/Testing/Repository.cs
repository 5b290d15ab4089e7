namespace Trading.Testing;

/// <summary>The repository that the tests were built from.</summary>
public static class Repository
{
    /// <summary>Its folder.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder)
    {
        for (var each = new DirectoryInfo(folder); each is not null; each = each.Parent)
            if (File.Exists(Path.Combine(each.FullName, "Trading.sln")))
                return each.FullName;
        throw new DirectoryNotFoundException($"No repository is above {folder}.");
    }
}
