namespace Trading.Persistence.Local.Tests;

/// <summary>A folder of its own for one test, removed with it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    internal string Path { get; } = Directory.CreateTempSubdirectory("trading-store-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
