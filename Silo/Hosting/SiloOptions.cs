using System.ComponentModel.DataAnnotations;

namespace Trading.Silo.Hosting;

/// <summary>What this process is, section <c>Silo</c>.</summary>
public sealed class SiloOptions
{
    /// <summary>The name of the configuration section.</summary>
    public const string Section = "Silo";

    /// <summary>Whether grains run in this process. Without, it is a gateway to silos elsewhere, which only a cluster has.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Whether the doors (HTTP, TCP) are open in this process.</summary>
    public bool Gateway { get; set; } = true;

    /// <summary>How long a call between grains may take before its outcome is given up as unknown; 1 s to 5 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a gateway without grains looks for silos when it starts; 1 s to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a stop waits for what is under way and for snapshots; 1 s to 5 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan StopTimeout { get; set; } = TimeSpan.FromSeconds(20);
}
