using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Storage;
using Trading.Testing;

namespace Trading.Persistence.Local.Tests;

/// <summary>The suite on the local store, on a real disk.</summary>
public sealed class LocalGrainStorageConformanceTests : GrainStorageConformance
{
    private readonly TemporaryFolder _folder = new();
    private LocalGrainStorage? _storage;

    private protected override Task<IGrainStorage> OpenAsync()
    {
        var options = new LocalStoreOptions { Path = _folder.Path, SegmentBytes = 1 << 20, CompactionMinBytes = 1 << 20 };
        _storage = new LocalGrainStorage("test", options, NullLogger<LocalGrainStorage>.Instance);
        return Task.FromResult<IGrainStorage>(_storage);
    }

    private protected override Task<IGrainStorage> ReopenAsync()
    {
        _storage!.Dispose();
        return OpenAsync();
    }

    public override Task DisposeAsync()
    {
        _storage?.Dispose();
        _folder.Dispose();
        return Task.CompletedTask;
    }
}
