namespace Trading.Gateway.Live;

/// <summary>The last frames of a topic, numbered without gaps. It grows with use, up to its limit.</summary>
internal sealed class FrameRing(int framesMax)
{
    private const int FramesAtFirst = 4;

    private LiveFrame[] _frames = [];
    private int _start;
    private int _count;

    /// <summary>How many frames are kept.</summary>
    public int Count => _count;

    /// <summary>The newest frame; there must be one.</summary>
    public LiveFrame Last => _frames[(_start + _count - 1) % _frames.Length];

    /// <summary>Adds the next frame, in place of the oldest where the limit is reached.</summary>
    public void Add(LiveFrame frame)
    {
        if (_count == _frames.Length && _count < framesMax)
            Grow();
        if (_count == _frames.Length)
        {
            _frames[_start] = frame;
            _start = (_start + 1) % _frames.Length;
            return;
        }

        _frames[(_start + _count) % _frames.Length] = frame;
        _count++;
    }

    /// <summary>True where every frame after that number, up to the newest, is here.</summary>
    public bool HasAllAfter(long seq) => _count > 0 && seq >= _frames[_start].Seq - 1 && seq <= Last.Seq;

    /// <summary>The frames after a number for which <see cref="HasAllAfter"/> holds.</summary>
    public LiveFrame[] After(long seq)
    {
        var frames = new LiveFrame[(int)(Last.Seq - seq)];
        for (var i = 0; i < frames.Length; i++)
            frames[i] = _frames[(_start + _count - frames.Length + i) % _frames.Length];
        return frames;
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        _frames = [];
        _start = 0;
        _count = 0;
    }

    private void Grow()
    {
        var larger = new LiveFrame[Math.Min(framesMax, Math.Max(FramesAtFirst, 2 * _count))];
        for (var i = 0; i < _count; i++)
            larger[i] = _frames[(_start + i) % _frames.Length];
        _frames = larger;
        _start = 0;
    }
}
