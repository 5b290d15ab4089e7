using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Embedded;

namespace Trading.Conformance.Embedded;

public sealed class EmbeddedGrainOptionsTests
{
    [Fact]
    public void Default_options_with_an_assembly_are_valid() =>
        Assert.Equal(TimeSpan.FromSeconds(30), Build(_ => { }).ResponseTimeout);

    [Fact]
    public void Every_wrong_option_is_named_at_once()
    {
        var failure = Assert.Throws<OptionsValidationException>(() => Build(options =>
        {
            options.Assemblies.Clear();
            options.ResponseTimeout = TimeSpan.Zero;
            options.ActivationTimeout = TimeSpan.FromDays(60);
            options.DeactivationTimeout = TimeSpan.FromSeconds(-1);
            options.CollectionAge = TimeSpan.FromSeconds(59);
            options.CollectionAges[typeof(string)] = TimeSpan.Zero;
            options.MaxConcurrentDeactivations = 0;
            options.MaxItemsPerTurn = -1;
        }));

        string[] names =
        [
            "Assemblies ", "ResponseTimeout", "ActivationTimeout", "DeactivationTimeout", "CollectionAge ", "CollectionAges[System.String]",
            "MaxConcurrentDeactivations", "MaxItemsPerTurn",
        ];
        Assert.Equal(names.Length, failure.Failures.Count());
        Assert.All(names, name => Assert.Contains(failure.Failures, each => each.StartsWith(name, StringComparison.Ordinal)));
    }

    private static EmbeddedGrainOptions Build(Action<EmbeddedGrainOptions> configure)
    {
        var services = new ServiceCollection();
        services.AddEmbeddedGrains(options =>
        {
            options.Assemblies.Add(typeof(EmbeddedGrainOptionsTests).Assembly);
            configure(options);
        });
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<EmbeddedGrainOptions>>().Value;
    }
}
