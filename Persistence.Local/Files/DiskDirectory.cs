using System.Globalization;

namespace Trading.Persistence.Local;

/// <summary>A folder on disk.</summary>
internal sealed class DiskDirectory : IStoreDirectory
{
    // Held open, and locked, while a store uses the folder. A locked file cannot be read, so the process id of its owner is in another.
    private const string LockFileName = "LOCK";
    private const string OwnerFileName = "OWNER";

    // Left by a crash it only takes room, and the next one is made in its place.
    private const string SpareFileName = "SPARE";

    // The files are locked as a folder, by the lock file; a share mode on each of them would only cost calls.
    internal const FileShare AnyShare = FileShare.ReadWrite | FileShare.Delete;

    private readonly SpareFile _spare;
    private Task _discards = Task.CompletedTask;

    internal DiskDirectory(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        _spare = new SpareFile(FullName(SpareFileName));
    }

    public string Path { get; }

    public IDisposable Lock()
    {
        CreateDurably(Path);
        string lockPath = FullName(LockFileName);
        FileStream held;
        try
        {
            held = new FileStream(lockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException e) when (File.Exists(lockPath))
        {
            throw new StoreInUseException(Path, ReadOwner(), e);
        }

        try
        {
            File.WriteAllText(FullName(OwnerFileName), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new Held(this, held);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    public IReadOnlyList<string> ListFiles() => [.. Directory.EnumerateFiles(Path).Select(file => System.IO.Path.GetFileName(file))];

    public IStoreFile Open(string name) =>
        new DiskFile(File.OpenHandle(FullName(name), FileMode.Open, FileAccess.ReadWrite, AnyShare));

    public void Prepare(long length) => _spare.Make(length);

    public IStoreFile Create(string name, long length) =>
        _spare.TryTake(FullName(name), length) ? Open(name) : new DiskFile(SpareFile.Create(FullName(name), length));

    public void Delete(string name) => File.Delete(FullName(name));

    public void Discard(string name) => _discards = _discards.ContinueWith(
        _ => TryDelete(name), CancellationToken.None, TaskContinuationOptions.LongRunning, TaskScheduler.Default);

    public void Replace(string name, string newName) => File.Move(FullName(name), FullName(newName), overwrite: true);

    public void Flush() => DirectoryFlush.Flush(Path);

    private string FullName(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>
    /// Makes the folder and those above it where they are missing, each flushed: a store must not go with the name of its folder.
    /// </summary>
    private static void CreateDurably(string path)
    {
        if (Directory.Exists(path))
        {
            return;
        }

        string? parent = System.IO.Path.GetDirectoryName(path);
        if (parent is not null)
        {
            CreateDurably(parent);
        }

        Directory.CreateDirectory(path);
        if (parent is not null)
        {
            DirectoryFlush.Flush(parent);
        }
    }

    private void TryDelete(string name)
    {
        try
        {
            Delete(name);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It only takes room, and the next start removes it.
        }
    }

    private string? ReadOwner()
    {
        try
        {
            string text = File.ReadAllText(FullName(OwnerFileName));
            return text.Length > 0 ? text : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>The folder while a store has it.</summary>
    private sealed class Held(DiskDirectory directory, FileStream lockFile) : IDisposable
    {
        public void Dispose()
        {
            directory._discards.Wait();
            directory._spare.Remove();
            lockFile.Dispose();
        }
    }
}
