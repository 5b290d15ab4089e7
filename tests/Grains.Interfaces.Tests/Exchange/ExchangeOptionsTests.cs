using Microsoft.Extensions.Configuration;
using Trading.Exchange;

namespace Trading.Grains.Interfaces.Tests.Exchange;

public sealed class ExchangeOptionsTests
{
    [Fact]
    public void Defaults_are_the_four_instruments_of_the_spec()
    {
        var options = new ExchangeOptions();
        Assert.True(new ExchangeOptionsValidator().Validate(null, options).Succeeded);
        Assert.Equal(
            ["BTC-USD 0.01 0.0001", "ETH-USD 0.01 0.001", "ETH-BTC 0.000001 0.01", "EUR-USD 0.0001 0.01"],
            options.EffectiveInstruments.Select(terms => FormattableString.Invariant($"{terms.Symbol} {terms.Tick} {terms.Lot}")));
    }

    [Fact]
    public void Instruments_of_the_configuration_replace_the_defaults()
    {
        var options = Bind(("0:Symbol", "S-USD"), ("0:Tick", "0.01"), ("0:Lot", "1"), ("0:TakerFee", "0.001"));
        Assert.True(new ExchangeOptionsValidator().Validate(null, options).Succeeded);
        Assert.Equal([new InstrumentTerms("S-USD", "S", "USD", 0.01m, 1, TakerFee: 0.001m)], options.EffectiveInstruments);
    }

    [Fact]
    public void Symbol_is_made_of_the_assets_where_it_is_left_out()
    {
        var options = Bind(("0:Base", "ETH"), ("0:Quote", "EUR"), ("0:Tick", "0.01"), ("0:Lot", "0.001"));
        Assert.True(new ExchangeOptionsValidator().Validate(null, options).Succeeded);
        Assert.Equal("ETH-EUR", options.EffectiveInstruments.Single().Symbol);
    }

    [Fact]
    public void All_faults_of_all_instruments_are_told_at_once()
    {
        var options = Bind(
            ("0:Symbol", "BTC-USD"), ("0:Tick", "0.001"), ("0:Lot", "0.0001"), ("0:MakerFee", "1"),
            ("1:Symbol", "LONG-S"), ("1:Tick", "1"), ("1:Lot", "79228162514264337593543950335"), ("1:MinNotional", "-1"),
            ("2:Symbol", "BTC-USD"), ("2:Tick", "0.01"), ("2:Lot", "0.0001"), ("2:MinNotional", "0.0000001"), ("2:TakerFee", "0.0000001"));
        var failures = new ExchangeOptionsValidator().Validate(null, options).Failures!.Select(failure => failure.Split(' ')[0]);
        Assert.Equal(
            [
                "Exchange:Instruments:0:Tick", "Exchange:Instruments:0:MakerFee",
                "Exchange:Instruments:1:Base", "Exchange:Instruments:1:Quote", "Exchange:Instruments:1:Lot", "Exchange:Instruments:1:Tick",
                "Exchange:Instruments:1:MinNotional",
                "Exchange:Instruments:2:MinNotional", "Exchange:Instruments:2:TakerFee", "Exchange:Instruments:2:Symbol",
            ],
            failures);
    }

    private static ExchangeOptions Bind(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create($"Exchange:Instruments:{s.Key}", (string?)s.Value)))
            .Build();
        return configuration.GetSection(ExchangeOptions.Section).Get<ExchangeOptions>()!;
    }
}
