using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using NLog.Targets;

namespace Trading.Silo.Hosting;

/// <summary>
/// The file of the runtime log, opened so that every line goes to its end, whoever wrote last. A second host that is started on the same data
/// by mistake says there why it ends, and neither process writes over the other's lines.
/// </summary>
internal sealed class SharedLogFile() : FileTarget("file")
{
    // Of Linux; elsewhere the target's own way will do.
    private const int WriteOnly = 0x1;
    private const int CreateMissing = 0x40;
    private const int Append = 0x400;
    private const int CloseOnExec = 0x80000;
    private const int ReadableByAll = 0x1A4;

    /// <inheritdoc/>
    protected override Stream CreateFileStream(string filePath, int bufferSize)
    {
        if (!OperatingSystem.IsLinux())
            return base.CreateFileStream(filePath, bufferSize);
        var descriptor = Open(filePath, WriteOnly | CreateMissing | Append | CloseOnExec, ReadableByAll);
        if (descriptor < 0)
            throw new IOException($"{filePath} could not be opened: error {Marshal.GetLastPInvokeError()}.");
        var stream = new FileStream(new SafeFileHandle(descriptor, ownsHandle: true), FileAccess.Write, bufferSize);
        stream.Seek(0, SeekOrigin.End);
        return stream;
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, int mode);
}
