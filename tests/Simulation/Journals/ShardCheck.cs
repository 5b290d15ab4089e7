using Trading.Audit;

namespace Trading.Simulation;

/// <summary>
/// Times never go back within a shard, users are in the shard that is theirs, and the numbers of a user have no gap and no repetition.
/// </summary>
internal static class ShardCheck
{
    internal static void Check(Books books)
    {
        var numbers = new Dictionary<string, long>(StringComparer.Ordinal);
        for (var shard = 0; shard < books.Shards.Count; shard++)
        {
            var timeMs = 0L;
            foreach (var block in books.Shards[shard])
            {
                SimulationFailedException.Unless(
                    block.TimeMs >= timeMs, $"In shard {shard} the time goes back by {timeMs - block.TimeMs} ms.");
                SimulationFailedException.Unless(
                    AuditShards.Of(block.User, books.Shards.Count) == shard, $"A block of {block.User} is in shard {shard}.");
                timeMs = block.TimeMs;
                if (block.FirstNumber > 0)
                    Follow(numbers, block);
            }
        }
    }

    private static void Follow(Dictionary<string, long> numbers, AuditBlock block)
    {
        var last = numbers.GetValueOrDefault(block.User);
        SimulationFailedException.Unless(
            block.FirstNumber == last + 1, $"After event {last} of {block.User} comes event {block.FirstNumber}.");
        numbers[block.User] = block.LastNumber;
    }
}
