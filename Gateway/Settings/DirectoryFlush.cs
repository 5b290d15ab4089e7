using System.Runtime.InteropServices;

namespace Trading.Gateway.Settings;

/// <summary>Makes the names in a folder durable: a file that was flushed can still lose its name in a power cut.</summary>
internal static class DirectoryFlush
{
    private const int ReadOnlyFlag = 0;

    /// <summary>Flushes the folder's entries to disk. Nothing happens on Windows, which has no such call.</summary>
    /// <exception cref="IOException">The folder cannot be opened or flushed.</exception>
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        var descriptor = Open(folder, ReadOnlyFlag);
        if (descriptor < 0)
            throw new IOException($"{folder} could not be opened: error {Marshal.GetLastPInvokeError()}.");
        var result = FSync(descriptor);
        var error = Marshal.GetLastPInvokeError();
        _ = Close(descriptor);
        if (result != 0)
            throw new IOException($"{folder} could not be flushed: error {error}.");
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int FSync(int descriptor);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int descriptor);
}
