namespace Trading.Exchange.Matching;

/// <summary>The levels of both sides of a book in slots that are used again; slot 0 stands for none. It only grows.</summary>
internal sealed class LevelPool
{
    private const int FirstLength = 256;

    private int _free;
    private int _used;

    /// <summary>The levels by slot. Renting a slot may replace the array.</summary>
    public Level[] Levels { get; private set; } = new Level[FirstLength];

    /// <summary>Takes a slot.</summary>
    public int Rent()
    {
        var slot = _free;
        if (slot != 0)
        {
            _free = Levels[slot].Leaf;
            return slot;
        }

        if (_used + 1 == Levels.Length)
        {
            var levels = Levels;
            Array.Resize(ref levels, levels.Length * 2);
            Levels = levels;
        }

        return ++_used;
    }

    /// <summary>Gives a slot back.</summary>
    public void Return(int slot)
    {
        Levels[slot].Leaf = _free;
        _free = slot;
    }
}
