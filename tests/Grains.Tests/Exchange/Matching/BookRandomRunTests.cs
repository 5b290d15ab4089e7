using Trading.Exchange.Matching;

namespace Trading.Grains.Tests.Exchange.Matching;

/// <summary>1,200,000 commands of every kind against the naive book.</summary>
public class BookRandomRunTests
{
    [Theory]
    [InlineData(RandomMix.Steady, 1)]
    [InlineData(RandomMix.FewOwners, 2)]
    [InlineData(RandomMix.FewPrices, 3)]
    [InlineData(RandomMix.Moving, 4)]
    [InlineData(RandomMix.WidePrices, 5)]
    [InlineData(RandomMix.Extremes, 6)]
    public void Book_under_random_commands_does_what_the_naive_book_does(RandomMix mix, int seed)
    {
        var run = new BookRandomRun(mix, seed);
        run.Run(200_000);
        foreach (var reason in Enum.GetValues<CloseReason>())
            Assert.True(run.Seen.GetValueOrDefault((BookEventKind.Closed, (byte)reason)) > 500, $"Too few orders ended as {reason}.");
        foreach (var kind in Enum.GetValues<BookEventKind>())
            Assert.True(run.Seen.Where(seen => seen.Key.Kind == kind).Sum(seen => seen.Value) > 100, $"Too few events of kind {kind}.");
        Refusal[] refusals = mix == RandomMix.Extremes
            ? [Refusal.Malformed, Refusal.NotOpen, Refusal.NotionalTooLarge, Refusal.BookFull]
            : [Refusal.Malformed, Refusal.NotOpen, Refusal.PostOnlyWouldTake];
        foreach (var refusal in refusals)
            Assert.Contains(run.Seen.Keys, seen =>
                seen.Kind is BookEventKind.Rejected or BookEventKind.AmendRefused && seen.Code == (byte)refusal);
    }
}
