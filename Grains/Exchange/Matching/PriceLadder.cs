using System.Numerics;

namespace Trading.Exchange.Matching;

/// <summary>
/// The levels of one side by key, smallest first: a tree of nodes with 64 children and a bitmap of those that are there. A key is cut into
/// pieces of six bits; the root is the lowest node that all keys have in common, so that prices near each other need two or three steps,
/// and a price far away costs a few nodes and moves nothing.
/// </summary>
internal sealed class PriceLadder
{
    private const int Bits = 6;
    private const int Fan = 1 << Bits;
    private const int FirstNodes = 64;

    private ulong[] _present = new ulong[FirstNodes];
    private int[] _children = new int[FirstNodes * Fan];
    private int[] _parents = new int[FirstNodes];
    private int _free;
    private int _used;
    private int _root;
    private int _rootShift;
    private long _rootPrefix;

    /// <summary>The leaf of a key, with the nodes above it; what is missing is made.</summary>
    public int LeafOf(long key)
    {
        if (_root == 0)
            (_root, _rootShift, _rootPrefix) = (Rent(0), 0, key >> Bits);
        while (key >> _rootShift >> Bits != _rootPrefix)
            Raise();
        var node = _root;
        for (var shift = _rootShift; shift > 0; shift -= Bits)
        {
            var index = IndexOf(key, shift);
            var child = _children[node * Fan + index];
            if (child == 0)
            {
                child = Rent(node);
                Set(node, index, child);
            }

            node = child;
        }

        return node;
    }

    /// <summary>The level of a key in its leaf; 0 where there is none.</summary>
    public int Get(int leaf, long key) => _children[leaf * Fan + IndexOf(key, 0)];

    /// <summary>Puts a level where there is none.</summary>
    public void Add(int leaf, long key, int level) => Set(leaf, IndexOf(key, 0), level);

    /// <summary>Removes the level of a key, and the nodes that nothing is left in.</summary>
    public void Remove(int leaf, long key)
    {
        var node = leaf;
        for (var shift = 0; ; shift += Bits)
        {
            Clear(node, IndexOf(key, shift));
            if (_present[node] != 0)
                break;
            var parent = _parents[node];
            Return(node);
            if (parent == 0)
            {
                _root = 0;
                return;
            }

            node = parent;
        }

        while (_rootShift > 0 && BitOperations.IsPow2(_present[_root]))
            Lower();
    }

    /// <summary>The level of the smallest key; 0 where there is none.</summary>
    public int First() => _root == 0 ? 0 : FirstUnder(_root, _rootShift);

    /// <summary>The level of the smallest key above this one, which is in that leaf; 0 where there is none.</summary>
    public int Next(int leaf, long key)
    {
        var shift = 0;
        for (var node = leaf; node != 0; node = _parents[node], shift += Bits)
        {
            // Two shifts, as one by 64 would be none.
            var above = _present[node] & (ulong.MaxValue << IndexOf(key, shift) << 1);
            if (above == 0)
                continue;
            var child = _children[node * Fan + BitOperations.TrailingZeroCount(above)];
            return shift == 0 ? child : FirstUnder(child, shift - Bits);
        }

        return 0;
    }

    private int FirstUnder(int node, int shift)
    {
        for (; ; shift -= Bits)
        {
            node = _children[node * Fan + BitOperations.TrailingZeroCount(_present[node])];
            if (shift == 0)
                return node;
        }
    }

    private void Raise()
    {
        var node = Rent(0);
        Set(node, (int)(_rootPrefix & (Fan - 1)), _root);
        _parents[_root] = node;
        (_root, _rootShift, _rootPrefix) = (node, _rootShift + Bits, _rootPrefix >> Bits);
    }

    private void Lower()
    {
        var index = BitOperations.TrailingZeroCount(_present[_root]);
        var child = _children[_root * Fan + index];
        Clear(_root, index);
        Return(_root);
        _parents[child] = 0;
        (_root, _rootShift, _rootPrefix) = (child, _rootShift - Bits, _rootPrefix << Bits | (long)index);
    }

    private static int IndexOf(long key, int shift) => (int)(key >> shift & (Fan - 1));

    private void Set(int node, int index, int child)
    {
        _children[node * Fan + index] = child;
        _present[node] |= 1UL << index;
    }

    private void Clear(int node, int index)
    {
        _children[node * Fan + index] = 0;
        _present[node] &= ~(1UL << index);
    }

    private int Rent(int parent)
    {
        var node = _free;
        if (node == 0)
        {
            if (_used + 1 == _present.Length)
                Grow();
            node = ++_used;
        }
        else
        {
            _free = _parents[node];
        }

        _parents[node] = parent;
        return node;
    }

    // A node that is given back has no children, and so is ready for its next use.
    private void Return(int node)
    {
        _parents[node] = _free;
        _free = node;
    }

    private void Grow()
    {
        var length = _present.Length * 2;
        Array.Resize(ref _present, length);
        Array.Resize(ref _children, length * Fan);
        Array.Resize(ref _parents, length);
    }
}
