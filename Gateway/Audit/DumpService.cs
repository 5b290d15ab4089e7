using Trading.Gateway.Commands;
using Trading.Gateway.Settings;

namespace Trading.Gateway.Audit;

/// <summary>
/// Writes the audit log into the dump folder, one whole file at a time: a reader sees the old file or the new one, never a part.
/// </summary>
internal sealed class DumpService : IAuditDump, IDisposable
{
    private readonly AuditExport _export;
    private readonly DumpFolder _folder;
    private readonly SemaphoreSlim _slots;

    /// <summary>Makes the folder where there is none.</summary>
    public DumpService(AuditExport export, DumpFolder folder, int parallelism, TimeProvider clock)
    {
        _export = export;
        _folder = folder;
        _slots = new SemaphoreSlim(parallelism);
        folder.Prepare(clock.GetUtcNow());
    }

    /// <inheritdoc/>
    public bool IsAllowed(string fileName) => _folder.TryResolve(fileName, out _);

    /// <inheritdoc/>
    public async Task<DumpResult> DumpAsync(string? user, string fileName, CancellationToken cancellation)
    {
        if (!_folder.TryResolve(fileName, out var path))
            throw new ArgumentException("The name leaves the dump folder.", nameof(fileName));
        await _slots.WaitAsync(cancellation);
        var temporary = _folder.NewTemporary();
        try
        {
            var counts = await WriteAsync(temporary, user, cancellation);
            var folder = Path.GetDirectoryName(path)!;
            Directory.CreateDirectory(folder);
            File.Move(temporary, path, overwrite: true);
            DirectoryFlush.Flush(folder);
            return new DumpResult(path, counts.Total);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
        finally
        {
            _slots.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _slots.Dispose();

    private async Task<AuditElementCounts> WriteAsync(string file, string? user, CancellationToken cancellation)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            BufferSize = 0,
            Options = FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
        await using var stream = new FileStream(file, options);
        var counts = await _export.WriteAsync(stream, user, cancellation);
        stream.Flush(flushToDisk: true);
        return counts;
    }
}
