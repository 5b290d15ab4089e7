using Microsoft.Extensions.Options;

namespace Trading.Silo.Hosting;

/// <summary>Refuses settings of a cluster, which this build cannot follow, rather than pass over them.</summary>
internal sealed class EmbeddedSettingsValidator(IConfiguration configuration) : IValidateOptions<SiloOptions>
{
    private const string Advice = "needs a cluster: build with -p:GrainRuntime=Orleans.";

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, SiloOptions options)
    {
        var failures = new List<string>();
        if (!options.Enabled)
            failures.Add($"Silo:Enabled=false {Advice}");
        if (!string.IsNullOrEmpty(configuration["Redis:ConnectionString"]))
            failures.Add($"Redis:ConnectionString {Advice}");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
