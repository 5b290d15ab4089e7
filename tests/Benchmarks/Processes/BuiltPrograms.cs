namespace Trading.Benchmarks.Processes;

/// <summary>The programs that are measured, as the build left them beside this one.</summary>
internal static class BuiltPrograms
{
    /// <summary>The host.</summary>
    public static string Silo { get; } = PathOf("Silo");

    /// <summary>The load generator.</summary>
    public static string LoadGenerator { get; } = PathOf("LoadGenerator");

    /// <summary>artifacts/…/bin/Benchmarks/release/ has its siblings in artifacts/…/bin/NAME/release/.</summary>
    private static string PathOf(string name)
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(here.Parent!.Parent!.FullName, name, here.Name, name + ".dll");
    }
}
