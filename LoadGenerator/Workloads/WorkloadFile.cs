namespace Trading.LoadGenerator.Workloads;

/// <summary>A workload file in memory, read once.</summary>
internal sealed class WorkloadFile(byte[] bytes)
{
    /// <summary>The longest line that the gateway takes, in bytes (gateway.md).</summary>
    public const int LineLengthMax = 4096;

    /// <summary>Reads the file, or fails with a message that names it.</summary>
    public static WorkloadFile Read(string path)
    {
        try
        {
            return new WorkloadFile(File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CommandFailure.Usage($"Cannot read the workload {path}: {e.Message}");
        }
    }

    /// <summary>
    /// The lines without their ends (CR, LF and blanks), empty ones left out, with the number of each line in the file, from 1. A byte
    /// order mark, which some editors put first, is no part of a line.
    /// </summary>
    public Enumerator GetEnumerator() => new(bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes.AsSpan(3) : bytes);

    /// <summary>Goes through the lines.</summary>
    internal ref struct Enumerator(ReadOnlySpan<byte> bytes)
    {
        private ReadOnlySpan<byte> _rest = bytes;

        /// <summary>The current line.</summary>
        public ReadOnlySpan<byte> Current { get; private set; }

        /// <summary>The number of the current line in the file.</summary>
        public int LineNumber { get; private set; }

        /// <summary>Goes to the next line.</summary>
        public bool MoveNext()
        {
            while (!_rest.IsEmpty)
            {
                var end = _rest.IndexOf((byte)'\n');
                Current = (end < 0 ? _rest : _rest[..end]).TrimEnd(" \r\t"u8);
                _rest = end < 0 ? [] : _rest[(end + 1)..];
                LineNumber++;
                if (!Current.IsEmpty)
                    return true;
            }

            return false;
        }
    }
}
