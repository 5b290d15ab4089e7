using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Trading.Accounts;
using Trading.Grains.Tests.Hosting;
using Trading.Grains.Tests.Users;
using Trading.Testing;

namespace Trading.Grains.Tests.Audit;

public sealed class EmptiedStoreTests
{
    [Fact]
    public async Task Store_that_comes_back_empty_is_refused_and_never_served_as_accounts_without_money()
    {
        var storage = new MemoryGrainStorage();
        await using var silo = await TestSilo.StartAsync(
            configure: services => services.AddKeyedSingleton<IGrainStorage>(StorageNames.Trading, storage));
        var added = await silo.ExecuteAsync("ada", Commands.Add(1, "100.00"));
        Assert.Equal(Status.Ok, added[0].Status);

        storage.Empty();
        for (var number = 2; number < 5; number++)
            await Assert.ThrowsAnyAsync<Exception>(() => silo.ExecuteAsync("ada", Commands.Add(number, "1.00")));
        await Assert.ThrowsAnyAsync<Exception>(() => silo.User("ada").GetSummaryAsync());
        Assert.Empty(storage.StateNames);
    }
}
