namespace Trading.Benchmarks.Processes;

/// <summary>A folder for the data of one run, on the disk of the working directory; it goes with the run.</summary>
internal sealed class BenchmarkFolder : IDisposable
{
    private const string Parent = "data-bench";

    /// <summary>Where it is; absolute.</summary>
    public string Path { get; } = Directory.CreateDirectory(System.IO.Path.Combine(
        Environment.CurrentDirectory, Parent, Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture))).FullName;

    /// <summary>A file or folder inside.</summary>
    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
