using Orleans.Storage;
using MemoryGrainStorage = Trading.Testing.MemoryGrainStorage;

namespace Trading.Persistence.Local.Tests;

/// <summary>
/// The suite on the storage that other tests use in place of a real one, so that they rely on nothing that a real one does not do.
/// </summary>
public sealed class MemoryGrainStorageConformanceTests : GrainStorageConformance
{
    private protected override Task<IGrainStorage> OpenAsync() => Task.FromResult<IGrainStorage>(new MemoryGrainStorage());

    public override Task DisposeAsync() => Task.CompletedTask;
}
