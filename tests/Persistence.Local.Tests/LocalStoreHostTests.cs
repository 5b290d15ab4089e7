using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using Trading.Testing;

namespace Trading.Persistence.Local.Tests;

public sealed class LocalStoreHostTests : IDisposable
{
    private static readonly GrainId Grain = GrainId.Create("user", "u");

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Store_is_open_before_services_start_and_until_they_have_stopped()
    {
        var service = new WritingService();
        using (IHost host = Build(services => services.AddSingleton<IHostedService>(provider =>
        {
            service.Storage = provider.GetRequiredKeyedService<IGrainStorage>("Default");
            service.IsOpen = () => File.Exists(Path.Combine(_folder.Path, Manifest.FileName));
            return service;
        })))
        {
            await host.StartAsync();
            await host.StopAsync();
            var storage = host.Services.GetRequiredKeyedService<LocalGrainStorage>("Default");
            await Assert.ThrowsAsync<StoreStoppedException>(() => storage.WriteStateAsync("late", Grain, new GrainState<int>()));
        }

        Assert.True(service.WasOpenAtStart);
        Assert.True(service.WroteAtStop);
    }

    [Fact]
    public void Default_storage_is_found_without_a_name_and_others_only_with_theirs()
    {
        using IHost host = Build(_ => { });
        IGrainStorage byName = host.Services.GetRequiredKeyedService<IGrainStorage>("Default");
        Assert.Same(byName, host.Services.GetRequiredService<IGrainStorage>());
        Assert.Same(byName, host.Services.GetRequiredKeyedService<LocalGrainStorage>("Default"));

        var services = new ServiceCollection().AddLogging().AddLocalGrainStorage("other", options => options.Path = _folder.Path);
        using ServiceProvider provider = services.BuildServiceProvider();
        Assert.Null(provider.GetService<IGrainStorage>());
        Assert.NotNull(provider.GetKeyedService<IGrainStorage>("other"));
    }

    [Fact]
    public async Task Host_with_wrong_settings_does_not_start_and_names_every_fault()
    {
        using IHost host = Build(services => services.Configure<LocalStoreOptions>("Default", options =>
        {
            options.Path = " ";
            options.SegmentBytes = 1;
            options.MaxGroupBytes = int.MaxValue;
            options.CompactionRatio = double.NaN;
            options.CompactionMinBytes = -1;
            options.CompactionStepBytes = 0;
            options.Serializer = null!;
        }));
        var fault = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
        Assert.Equal(7, fault.Failures.Count());
        Assert.All(fault.Failures, failure => Assert.Contains("'Default'", failure, StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    private IHost Build(Action<IServiceCollection> more)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddLocalGrainStorage(LocalStoreServiceCollectionExtensions.DefaultName, options => options.Path = _folder.Path);
        more(builder.Services);
        return builder.Build();
    }

    private sealed class WritingService : IHostedService
    {
        internal IGrainStorage Storage { get; set; } = null!;

        internal Func<bool> IsOpen { get; set; } = () => false;

        internal bool WasOpenAtStart { get; private set; }

        internal bool WroteAtStop { get; private set; }

        public Task StartAsync(CancellationToken cancellationToken)
        {
            WasOpenAtStart = IsOpen();
            return Task.CompletedTask;
        }

        public async Task StopAsync(CancellationToken cancellationToken)
        {
            await Storage.WriteStateAsync("last", Grain, new GrainState<int> { State = 1 });
            WroteAtStop = true;
        }
    }
}
