namespace Trading.Simulation;

/// <summary>
/// A stream of chance that a seed decides. Each part of a simulation has its own, so that one more draw in one part does not change the
/// others.
/// </summary>
internal sealed class Chance(int seed, string part)
{
    private readonly Random random = new(unchecked((seed * 486187739) + (int)StableHash.Of(part)));

    /// <summary>True once in <paramref name="count"/> times on average; never where that is 0.</summary>
    internal bool OneIn(int count) => count > 0 && random.Next(count) == 0;

    /// <summary>A number from <paramref name="least"/> to <paramref name="most"/>, both included.</summary>
    internal int Between(int least, int most) => random.Next(least, most + 1);

    /// <summary>One of some things.</summary>
    internal T Pick<T>(params IReadOnlyList<T> things) => things[random.Next(things.Count)];

    /// <summary>A time of up to <paramref name="most"/>, in whole milliseconds; a short one more often than a long one.</summary>
    internal TimeSpan Delay(TimeSpan most) =>
        TimeSpan.FromMilliseconds(Math.Floor(most.TotalMilliseconds * random.NextDouble() * random.NextDouble()));
}
