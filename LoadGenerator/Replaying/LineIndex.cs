namespace Trading.LoadGenerator.Replaying;

/// <summary>
/// Where in its lane the line with a transaction number is. Numbers that follow one another, as in real files, cost four bytes
/// each; odd ones go to a dictionary.
/// </summary>
internal sealed class LineIndex
{
    private const int Slack = 1 << 16;

    private readonly Dictionary<long, int> _sparse = [];
    private int[] _dense = new int[Slack];

    /// <summary>Adds a line; false where the number is there already.</summary>
    public bool TryAdd(long number, int line)
    {
        if (number >= _dense.Length && number < _dense.Length + (long)Slack)
            Array.Resize(ref _dense, _dense.Length * 2);
        if (number >= _dense.Length)
            return _sparse.TryAdd(number, line);
        if (_dense[number] != 0 || _sparse.ContainsKey(number))
            return false;
        _dense[number] = line + 1;
        return true;
    }

    /// <summary>The line, or -1.</summary>
    public int Find(long number)
    {
        if (number > 0 && number < _dense.Length && _dense[number] != 0)
            return _dense[number] - 1;
        return _sparse.Count > 0 && _sparse.TryGetValue(number, out var line) ? line : -1;
    }
}
