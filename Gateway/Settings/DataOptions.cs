namespace Trading.Gateway.Settings;

/// <summary>Where everything durable is, section <c>Data</c> (gateway.md, "Settings").</summary>
public sealed class DataOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Data";

    /// <summary>
    /// The folder, absolute or under the working directory, with <c>secrets/</c>, <c>store/</c>, <c>dumps/</c> and <c>logs/</c> in it.
    /// </summary>
    public string Path { get; set; } = "data";

    /// <summary>
    /// The folder of the keys and passwords that the host makes at its first start; empty: <c>secrets</c> in <see cref="Path"/>. Gateways
    /// behind one proxy share it, so that a token from one is good at all.
    /// </summary>
    public string SecretsPath { get; set; } = "";

    /// <summary>The absolute path of the folder that <see cref="SecretsPath"/> means.</summary>
    internal string SecretsFolder =>
        System.IO.Path.GetFullPath(string.IsNullOrEmpty(SecretsPath) ? System.IO.Path.Combine(Path, "secrets") : SecretsPath);
}
