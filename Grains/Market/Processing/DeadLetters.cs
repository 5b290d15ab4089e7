namespace Trading.Market.Processing;

/// <summary>The messages that are set aside, by when they were set aside first.</summary>
internal sealed class DeadLetters
{
    private readonly OrderedDictionary<MessageId, DeadLetter> _letters = [];

    /// <summary>How many there are.</summary>
    public int Count => _letters.Count;

    /// <summary>Their ids, oldest first.</summary>
    public MessageId[] Ids => [.. _letters.Keys];

    /// <summary>A letter; null where there is none of that id.</summary>
    public DeadLetter? Find(MessageId id) => _letters.GetValueOrDefault(id);

    /// <summary>Adds one, or puts it in the place of the one with its id.</summary>
    public void Set(DeadLetter letter) => _letters[letter.Id] = letter;

    /// <summary>Takes one out; throws <see cref="FormatException"/> where there is none.</summary>
    public DeadLetter Take(MessageId id) =>
        _letters.Remove(id, out var letter) ? letter : throw new FormatException($"{id} is no dead letter.");

    /// <summary>The newest, newest first.</summary>
    public DeadLetter[] Newest(int limit) => [.. _letters.Values.Reverse().Take(limit)];

    /// <summary>Writes all.</summary>
    public void Save(BinaryWriterOver output)
    {
        output.Unsigned((ulong)_letters.Count);
        foreach (var letter in _letters.Values)
            ProcessorStepForm.Write(output, letter);
    }

    /// <summary>Reads all into an empty list; throws <see cref="FormatException"/> on what is none.</summary>
    public void Load(ref BinaryReaderOver input)
    {
        for (var left = input.Count(input.Remaining); left > 0; left--)
            Set(ProcessorStepForm.ReadLetter(ref input));
    }
}
