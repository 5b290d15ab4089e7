using System.Globalization;
using System.Text;

namespace Trading.Persistence.Local;

/// <summary>A folder on disk.</summary>
internal sealed class DiskDirectory(string path) : IStoreDirectory
{
    /// <summary>Held open, and locked, while a store uses the folder; its text is the process id of the last owner.</summary>
    internal const string LockFileName = "LOCK";

    // The files are locked as a folder, by the lock file; a share mode on each of them would only cost calls.
    private const FileShare AnyShare = FileShare.ReadWrite | FileShare.Delete;

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    public IDisposable Lock()
    {
        Directory.CreateDirectory(Path);
        string lockPath = FullName(LockFileName);
        FileStream stream;
        try
        {
            stream = new FileStream(lockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException e) when (File.Exists(lockPath))
        {
            throw new StoreInUseException(Path, ReadOwner(lockPath), e);
        }

        stream.SetLength(0);
        stream.Write(Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
        return stream;
    }

    public IReadOnlyList<string> ListFiles() => [.. Directory.EnumerateFiles(Path).Select(file => System.IO.Path.GetFileName(file))];

    public IStoreFile Open(string name) =>
        new DiskFile(File.OpenHandle(FullName(name), FileMode.Open, FileAccess.ReadWrite, AnyShare));

    public IStoreFile Create(string name, long length)
    {
        var handle = File.OpenHandle(FullName(name), FileMode.Create, FileAccess.ReadWrite, AnyShare, FileOptions.None, length);
        try
        {
            RandomAccess.SetLength(handle, length);
            return new DiskFile(handle);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    public void Delete(string name) => File.Delete(FullName(name));

    public void Replace(string name, string newName) => File.Move(FullName(name), FullName(newName), overwrite: true);

    public void Flush() => DirectoryFlush.Flush(Path);

    private string FullName(string name) => System.IO.Path.Combine(Path, name);

    private static string? ReadOwner(string lockPath)
    {
        try
        {
            using var reader = new StreamReader(new FileStream(lockPath, FileMode.Open, FileAccess.Read, AnyShare));
            string text = reader.ReadToEnd();
            return text.Length > 0 ? text : null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
