using System.Security.Cryptography;
using System.Text;
using Trading.Gateway.Settings;

namespace Trading.Gateway.Access;

/// <summary>Secrets in files that only their owner can read.</summary>
internal static class SecretFile
{
    private const int RandomBytes = 32;
    private const int TextLengthMax = 1_024;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>256 random bits, base64url.</summary>
    public static string NewSecret() => System.Buffers.Text.Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));

    /// <summary>
    /// Reads a secret, or makes it where there is no file: durable, mode 0600, and whole, also where two processes start at the same time
    /// (both then have the same).
    /// </summary>
    /// <exception cref="InvalidDataException">The file is empty or far too long, or a folder.</exception>
    public static string ReadOrCreate(string path)
    {
        if (Directory.Exists(path))
            throw new InvalidDataException($"{path} is a folder, not a file with a secret.");
        if (!File.Exists(path))
            Create(path);
        if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(path) != OwnerOnly)
            File.SetUnixFileMode(path, OwnerOnly);
        var secret = new FileInfo(path).Length <= TextLengthMax ? File.ReadAllText(path, Encoding.UTF8).Trim() : "";
        return secret.Length > 0
            ? secret
            : throw new InvalidDataException($"{path} holds no secret; remove the file to have a new one made.");
    }

    private static void Create(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        var temporary = Path.Combine(folder, $".{Guid.NewGuid():N}.tmp");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        using (var stream = new FileStream(temporary, options))
        {
            stream.Write(Encoding.UTF8.GetBytes(NewSecret() + "\n"));
            stream.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(temporary, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process was faster: its secret is the one.
            File.Delete(temporary);
        }

        DirectoryFlush.Flush(folder);
    }
}
