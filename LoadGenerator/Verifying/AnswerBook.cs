using System.Buffers.Text;
using Microsoft.Win32.SafeHandles;
using Trading.LoadGenerator.Replaying;

namespace Trading.LoadGenerator.Verifying;

/// <summary>The answers that a replay recorded (<see cref="AnswerRecorder"/>). Only where each stands is kept in memory.</summary>
internal sealed class AnswerBook : IDisposable
{
    private const int ChunkBytes = 1 << 20;

    private readonly SafeFileHandle _file;
    private readonly BlockCache _cache;
    private readonly LineIndex _index = new();
    private readonly List<(long JsonAt, int JsonLength, ReplyStatus Status, byte Retries)> _answers = [];
    private byte[] _json = new byte[1 << 12];

    /// <summary>Opens a file and finds its answers.</summary>
    public AnswerBook(string path)
    {
        try
        {
            _file = File.OpenHandle(path);
            _cache = new BlockCache(_file);
            ReadAll(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CommandFailure.Usage($"Cannot read the answers {path}: {e.Message}");
        }
    }

    /// <summary>How many answers there are.</summary>
    public int Count => _answers.Count;

    /// <summary>The answer to a line; null where none was recorded. Its JSON is valid until the next call.</summary>
    public RecordedAnswer? Find(long number)
    {
        var found = _index.Find(number);
        if (found < 0)
            return null;
        var (at, length, status, retries) = _answers[found];
        if (length > _json.Length)
            _json = new byte[length * 2];
        _cache.Read(_json.AsSpan(0, length), at);
        return new RecordedAnswer(status, retries, _json.AsMemory(0, length));
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private void ReadAll(string path)
    {
        var buffer = new byte[ChunkBytes];
        var (length, position) = (0, 0L);
        while (true)
        {
            if (length == buffer.Length)
                Array.Resize(ref buffer, buffer.Length * 2);
            var count = RandomAccess.Read(_file, buffer.AsSpan(length), position + length);
            if (count == 0)
                return;
            length += count;
            var start = 0;
            while (buffer.AsSpan(start, length - start).IndexOf((byte)'\n') is >= 0 and var end)
            {
                Add(buffer.AsSpan(start, end), position + start, path);
                start += end + 1;
            }

            buffer.AsSpan(start, length - start).CopyTo(buffer);
            (position, length) = (position + start, length - start);
        }
    }

    private void Add(ReadOnlySpan<byte> line, long position, string path)
    {
        var user = line.IndexOf((byte)',') + 1;
        var code = user + line[user..].IndexOf((byte)',') + 1;
        var retries = code + line[code..].IndexOf((byte)',') + 1;
        if (user == 0 || code == user || retries == code || !Utf8Parser.TryParse(line, out long number, out _)
            || !Utf8Parser.TryParse(line[retries..], out byte retryCount, out var digits))
            throw CommandFailure.Usage($"{path} is no record of answers: line {_answers.Count + 1} is not 'number,user,code,retries'.");
        var json = Math.Min(line.Length, retries + digits + 1);
        if (_index.TryAdd(number, _answers.Count))
            _answers.Add((position + json, line.Length - json, ReplyStatuses.Parse(line[code..(retries - 1)]), retryCount));
    }
}
