namespace Trading.Benchmarks.Books;

/// <summary>Numbers of orders to pick from; those that were closed meanwhile are removed when they are met.</summary>
internal sealed class OpenNumbers
{
    private readonly List<long> _numbers = [];
    private int _picked;

    /// <summary>Adds a number.</summary>
    public void Add(long number) => _numbers.Add(number);

    /// <summary>One of them, each as likely; -1 where there is none.</summary>
    public long Pick(Random random) => _numbers.Count == 0 ? -1 : _numbers[_picked = random.Next(_numbers.Count)];

    /// <summary>Removes the number that was picked last.</summary>
    public void RemovePicked()
    {
        _numbers[_picked] = _numbers[^1];
        _numbers.RemoveAt(_numbers.Count - 1);
    }
}
