using Microsoft.Extensions.Options;
using Trading.Audit;
using Trading.Testing;

namespace Trading.Grains.Tests.Audit;

public sealed class AuditShardGuardTests
{
    private readonly MemoryGrainStorage _storage = new();

    [Fact]
    public async Task Number_of_the_first_start_is_good_ever_after()
    {
        await Guard(8).CheckAsync();
        await Guard(8).CheckAsync();

        Assert.Equal(1, _storage.WriteCount);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(16)]
    public async Task Another_number_is_refused_and_changes_nothing(int shards)
    {
        await Guard(8).CheckAsync();

        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(Guard(shards).CheckAsync);

        Assert.Equal(
            [$"Audit:Shards is {shards}, but the data were begun with 8 shards; the number cannot change while there are data."],
            refusal.Failures);
        await Guard(8).CheckAsync();
    }

    [Fact]
    public async Task Number_that_is_not_set_is_chosen_for_new_data_and_holds_ever_after()
    {
        var first = new AuditOptions();
        Assert.Throws<InvalidOperationException>(() => first.ShardsInUse());
        await Guard(first).CheckAsync();
        Assert.Equal(3, first.ShardsInUse());

        await Guard(3).CheckAsync();
        await Assert.ThrowsAsync<OptionsValidationException>(Guard(4).CheckAsync);
    }

    [Fact]
    public async Task Number_that_is_not_set_is_that_of_the_data()
    {
        await Guard(8).CheckAsync();

        var later = new AuditOptions();
        await Guard(later).CheckAsync();

        Assert.Equal(8, later.ShardsInUse());
        Assert.Equal(1, _storage.WriteCount);
    }

    [Fact]
    public async Task Of_two_first_starts_at_once_with_different_numbers_one_is_refused()
    {
        var held = new TaskCompletionSource();
        _storage.BeforeWrite = _ => held.Task;
        var slow = Guard(4).CheckAsync();
        _storage.BeforeWrite = null;
        await Guard(8).CheckAsync();
        held.SetResult();

        await Assert.ThrowsAsync<OptionsValidationException>(() => slow);
    }

    [Fact]
    public async Task Of_two_first_starts_at_once_with_the_same_number_both_are_good()
    {
        var held = new TaskCompletionSource();
        _storage.BeforeWrite = _ => held.Task;
        var slow = Guard(8).CheckAsync();
        _storage.BeforeWrite = null;
        await Guard(8).CheckAsync();
        held.SetResult();

        await slow;
        Assert.Equal(1, _storage.WriteCount);
    }

    [Fact]
    public async Task Store_that_was_emptied_is_noticed_also_when_another_silo_has_begun_it_anew()
    {
        var guard = Guard(8);
        await guard.CheckAsync();
        await guard.EnsureSameDataAsync();

        _storage.Empty();
        await Assert.ThrowsAsync<InvalidOperationException>(guard.EnsureSameDataAsync);

        await Guard(8).CheckAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(guard.EnsureSameDataAsync);
    }

    private AuditShardGuard Guard(int shards) => Guard(new AuditOptions { Shards = shards });

    private AuditShardGuard Guard(AuditOptions options) => new(_storage, Options.Create(options), new AuditTuning { ShardsOfNewData = 3 });
}
