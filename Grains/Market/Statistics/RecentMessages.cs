namespace Trading.Market.Statistics;

/// <summary>
/// The last messages of each pair. There may be many pairs, so all together keep a limited number: where it is reached, the oldest of all
/// is forgotten for a new one.
/// </summary>
internal sealed class RecentMessages(int perPair, int limit)
{
    private const int None = -1;
    private const int FirstLength = 1_024;

    private Node[] _nodes = new Node[Math.Min(FirstLength, limit)];
    private int _used;
    private int _oldest = None;
    private int _newest = None;

    /// <summary>Adds the newest message of all.</summary>
    public void Add(PairState pair, in ProcessedMessage message)
    {
        var place = Place(pair);
        ref var node = ref _nodes[place];
        node = new Node { Message = message, Pair = pair, Before = _newest, After = None, NextOfPair = None };
        if (_newest == None)
            _oldest = place;
        else
            _nodes[_newest].After = place;
        _newest = place;
        ref var list = ref pair.Recent;
        if (list.Count++ == 0)
            list.First = place;
        else
            _nodes[list.Last].NextOfPair = place;
        list.Last = place;
    }

    /// <summary>The last messages of a pair, newest first.</summary>
    public ProcessedMessage[] Last(PairState pair, int count)
    {
        var messages = new ProcessedMessage[Math.Clamp(count, 0, pair.Recent.Count)];
        var place = pair.Recent.First;
        for (var left = pair.Recent.Count; left > 0; left--, place = _nodes[place].NextOfPair)
            if (left <= messages.Length)
                messages[left - 1] = _nodes[place].Message;
        return messages;
    }

    /// <summary>How many there are of all pairs.</summary>
    public int Count => _used;

    /// <summary>All, oldest first.</summary>
    public IEnumerable<ProcessedMessage> All()
    {
        for (var place = _oldest; place != None; place = _nodes[place].After)
            yield return _nodes[place].Message;
    }

    /// <summary>A place for one more message of a pair: a new one, or that of a message which is forgotten.</summary>
    private int Place(PairState pair)
    {
        if (pair.Recent.Count == perPair)
            return RemoveFirst(pair);
        if (_used == limit)
            return RemoveFirst(_nodes[_oldest].Pair);
        if (_used == _nodes.Length)
            Array.Resize(ref _nodes, Math.Min(limit, 2 * _used));
        return _used++;
    }

    // The oldest of all is also the oldest of its pair.
    private int RemoveFirst(PairState pair)
    {
        ref var list = ref pair.Recent;
        var place = list.First;
        ref var node = ref _nodes[place];
        list.First = node.NextOfPair;
        list.Count--;
        if (node.Before == None)
            _oldest = node.After;
        else
            _nodes[node.Before].After = node.After;
        if (node.After == None)
            _newest = node.Before;
        else
            _nodes[node.After].Before = node.Before;
        return place;
    }

    private struct Node
    {
        public ProcessedMessage Message;
        public PairState Pair;
        public int Before;
        public int After;
        public int NextOfPair;
    }
}
