namespace Trading.Persistence.Local.Tests;

/// <summary>
/// A folder in memory that forgets, at a power cut, what a disk may forget: any sector that was written and not flushed, and any name
/// that was made, removed or changed and not flushed. It can fail at a chosen call, and is dead from then on, as it is for a process that
/// is killed.
/// </summary>
internal sealed class SimulatedDisk : IStoreDirectory
{
    private readonly Dictionary<string, SimulatedFile> _names;
    private readonly Dictionary<string, SimulatedFile> _durableNames;
    private readonly List<Action<Dictionary<string, SimulatedFile>>> _nameChanges;
    private bool _locked;

    internal SimulatedDisk()
        : this([])
    {
    }

    private SimulatedDisk(Dictionary<string, SimulatedFile> names)
        : this(names, new Dictionary<string, SimulatedFile>(names), [])
    {
    }

    private SimulatedDisk(
        Dictionary<string, SimulatedFile> names,
        Dictionary<string, SimulatedFile> durableNames,
        List<Action<Dictionary<string, SimulatedFile>>> nameChanges)
    {
        (_names, _durableNames, _nameChanges) = (names, durableNames, nameChanges);
    }

    public string Path => "/disk";

    /// <summary>Calls that change something, so far.</summary>
    internal int Changes { get; private set; }

    /// <summary>The call that fails, counted as <see cref="Changes"/>; none by default.</summary>
    internal int FailingChange { get; set; } = int.MaxValue;

    /// <summary>What the failing call throws.</summary>
    internal Func<Exception> Failure { get; set; } = () => new IOException("Input/output error");

    /// <summary>How many bytes of a failing write still arrive.</summary>
    internal int BytesOfFailingWrite { get; set; }

    /// <summary>Called in the middle of every flush of a file: what other threads do meanwhile.</summary>
    internal Action? DuringFlush { get; set; }

    /// <summary>The lengths of the files that were announced.</summary>
    internal List<long> Prepared { get; } = [];

    internal Dictionary<string, SimulatedFile> Names => _names;

    internal bool HasFailed => Changes >= FailingChange;

    public IDisposable Lock()
    {
        if (_locked)
        {
            throw new StoreInUseException(Path, "1", new IOException());
        }

        _locked = true;
        return new Unlock(this);
    }

    public IReadOnlyList<string> ListFiles() => [.. _names.Keys];

    public IStoreFile Open(string name) =>
        _names.TryGetValue(name, out SimulatedFile? file) ? new OpenFile(this, file) : throw new FileNotFoundException(name);

    public void Prepare(long length) => Prepared.Add(length);

    public IStoreFile Create(string name, long length)
    {
        Change();
        var file = new SimulatedFile(new byte[length], []);
        ChangeName(names => names[name] = file);
        return new OpenFile(this, file);
    }

    public void Delete(string name)
    {
        Change();
        ChangeName(names => names.Remove(name));
    }

    public void Discard(string name) => Delete(name);

    public void Replace(string name, string newName)
    {
        Change();
        SimulatedFile file = _names[name];
        ChangeName(names =>
        {
            names.Remove(name);
            names[newName] = file;
        });
    }

    public void Flush()
    {
        Change();
        _nameChanges.ForEach(change => change(_durableNames));
        _nameChanges.Clear();
    }

    /// <summary>
    /// The disk as the next start finds it after the process was killed: nothing is lost, and nothing more is durable than was.
    /// </summary>
    internal SimulatedDisk AfterKill() => new(_names, _durableNames, _nameChanges);

    /// <summary>The disk as the next start may find it after a power cut.</summary>
    internal SimulatedDisk AfterPowerCut(Random random)
    {
        var names = new Dictionary<string, SimulatedFile>(_durableNames);
        int keptOf100 = random.Next(3) * 50;
        foreach (Action<Dictionary<string, SimulatedFile>> change in _nameChanges)
        {
            if (random.Next(100) < keptOf100)
            {
                change(names);
            }
        }

        return new SimulatedDisk(names.ToDictionary(name => name.Key, name => name.Value.AfterPowerCut(random)));
    }

    /// <summary>The same files, all of them durable, to spoil.</summary>
    internal SimulatedDisk Copy() => new(_names.ToDictionary(name => name.Key, name => name.Value.Copy()));

    private void ChangeName(Action<Dictionary<string, SimulatedFile>> change)
    {
        change(_names);
        _nameChanges.Add(change);
    }

    private void Change()
    {
        Changes++;
        if (HasFailed)
        {
            throw Failure();
        }
    }

    private sealed class Unlock(SimulatedDisk disk) : IDisposable
    {
        public void Dispose() => disk._locked = false;
    }

    private sealed class OpenFile(SimulatedDisk disk, SimulatedFile file) : IStoreFile
    {
        private bool _closed;

        public long Length => Opened.Content.Length;

        private SimulatedFile Opened => _closed ? throw new ObjectDisposedException(nameof(OpenFile)) : file;

        public int Read(Span<byte> buffer, long offset)
        {
            int count = (int)Math.Clamp(Opened.Content.Length - offset, 0, buffer.Length);
            file.Content.AsSpan((int)Math.Min(offset, file.Content.Length), count).CopyTo(buffer);
            return count;
        }

        public void Write(ReadOnlySpan<byte> bytes, long offset)
        {
            if (disk.Changes + 1 == disk.FailingChange)
            {
                Opened.Write(bytes[..Math.Min(disk.BytesOfFailingWrite, bytes.Length)], offset);
            }

            disk.Change();
            Opened.Write(bytes, offset);
        }

        public void SetLength(long length)
        {
            disk.Change();
            Opened.SetLength(length);
        }

        public void Flush()
        {
            disk.DuringFlush?.Invoke();
            disk.Change();
            Opened.Flush();
        }

        public void Dispose() => _closed = true;
    }
}
