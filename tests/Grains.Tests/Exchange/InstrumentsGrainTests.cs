using Trading.Exchange;
using Trading.Grains.Tests.Hosting;
using Trading.Grains.Tests.Quotes;

namespace Trading.Grains.Tests.Exchange;

public sealed class InstrumentsGrainTests
{
    private readonly SteeredStorage _storage = new();

    [Fact]
    public async Task Instrument_is_listed_when_it_is_durable_and_not_before()
    {
        await using var silo = await StartAsync();
        var instruments = silo.Grains.GetGrain<IInstrumentsGrain>(0);
        var before = await instruments.ListAsync();
        _storage.Hold();
        var added = instruments.AddAsync(Instrument.Create(new InstrumentTerms("ABC-USD", "ABC", "USD", 0.01m, 1), out _)!);
        await Eventually.HoldsAsync(() => _storage.Held == 1);
        Assert.Equal(before, await instruments.ListAsync());
        _storage.LetGo();
        Instrument[] after = [await added, .. before];
        Assert.Equal(after, await instruments.ListAsync());
    }

    [Fact]
    public async Task Status_that_could_not_be_stored_is_not_listed()
    {
        await using var silo = await StartAsync();
        var instruments = silo.Grains.GetGrain<IInstrumentsGrain>(0);
        var before = await instruments.ListAsync();
        _storage.FailWritesOf(grain => grain.Type.ToString() == "instruments");
        await Assert.ThrowsAnyAsync<Exception>(() => instruments.SetStatusAsync("BTC-USD", InstrumentStatus.Halted));
        _storage.FailWritesOf(_ => false);
        Assert.Equal(before, await instruments.ListAsync());
    }

    private Task<TestSilo> StartAsync() => TestSilo.StartAsync(configure: services => _storage.AddTo(services));
}
