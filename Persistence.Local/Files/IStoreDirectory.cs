namespace Trading.Persistence.Local;

/// <summary>The folder of one store: what the store asks of a file system, and no more. Every failure is an exception.</summary>
internal interface IStoreDirectory
{
    /// <summary>What people call the folder, for messages.</summary>
    string Path { get; }

    /// <summary>Takes the folder for this process, making it if it is not there.</summary>
    /// <returns>What gives the folder back.</returns>
    /// <exception cref="StoreInUseException">Another process, or another store of this one, has it.</exception>
    IDisposable Lock();

    /// <summary>The names of the files in the folder, in no order.</summary>
    IReadOnlyList<string> ListFiles();

    /// <summary>Opens a file that is there.</summary>
    IStoreFile Open(string name);

    /// <summary>Says that a file of <paramref name="length"/> bytes will be made soon. What is done for it takes no time of the caller's.</summary>
    void Prepare(long length);

    /// <summary>
    /// Makes a file of <paramref name="length"/> zero bytes, in place of any file of that name. The zeros are written: the first write to
    /// blocks that are only allocated changes the file system's own records, and each flush would wait for those too.
    /// </summary>
    IStoreFile Create(string name, long length);

    /// <summary>Removes a file; it may come back after a power cut unless <see cref="Flush"/> follows.</summary>
    void Delete(string name);

    /// <summary>
    /// Removes a file that nothing refers to any more, now or later: after a crash it may still be there. Ends at once; a large file takes
    /// a disk long. It is gone when the folder has been given back.
    /// </summary>
    void Discard(string name);

    /// <summary>Gives a file another name, in place of the file that has it, in one step.</summary>
    void Replace(string name, string newName);

    /// <summary>Makes every earlier creation, removal and renaming durable.</summary>
    void Flush();
}
