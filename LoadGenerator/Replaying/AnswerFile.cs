namespace Trading.LoadGenerator.Replaying;

/// <summary>The file that all connections record their answers in. Safe for several threads.</summary>
internal sealed class AnswerFile(string path) : IDisposable
{
    private readonly FileStream _file = Create(path);
    private readonly Lock _gate = new();

    /// <summary>Appends whole lines.</summary>
    public void Append(ReadOnlySpan<byte> lines)
    {
        lock (_gate)
            _file.Write(lines);
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static FileStream Create(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, 0);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CommandFailure.Usage($"Cannot write the answers to {path}: {e.Message}");
        }
    }
}
