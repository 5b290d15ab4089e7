using System.Collections.Concurrent;

namespace Trading.Conformance.Runtimes;

/// <summary>
/// What grains and tests say to each other: notes in the order they were made, and doors that a grain waits at until the test opens them.
/// </summary>
public sealed class Probe
{
    private readonly ConcurrentDictionary<string, Door> doors = new();
    private readonly ConcurrentQueue<string> notes = new();

    /// <summary>All notes so far.</summary>
    public string[] Notes => [.. notes];

    public void Note(string text)
    {
        notes.Enqueue(text);
        Find($"note {text}").Arrived.TrySetResult();
    }

    /// <summary>The number that this note will have among its like when it is made: 1 for the first.</summary>
    public int NextNumber(string text) => notes.Count(note => note == text) + 1;

    /// <summary>Completes when this note was made at least once.</summary>
    public Task Noted(string text) => Find($"note {text}").Arrived.Task;

    /// <summary>For the grain: says that it is at the door and waits until it is open.</summary>
    public Task Pass(string door)
    {
        Find(door).Arrived.TrySetResult();
        return Find(door).Opened.Task;
    }

    /// <summary>For the test: completes when a grain is at the door.</summary>
    public Task Arrival(string door) => Find(door).Arrived.Task;

    /// <summary>For the test: opens the door for good.</summary>
    public void Open(string door) => Find(door).Opened.TrySetResult();

    /// <summary>For the test: makes the door a new one, which is closed.</summary>
    public void Close(string door) => doors.TryRemove(door, out _);

    /// <summary>For the grain: whether the test has opened this door.</summary>
    public bool IsOpen(string door) => Find(door).Opened.Task.IsCompleted;

    private Door Find(string name) => doors.GetOrAdd(name, _ => new Door());

    private sealed class Door
    {
        public TaskCompletionSource Arrived { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Opened { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
