using System.Text;
using Trading.LoadGenerator.Messages;

namespace Trading.LoadGenerator.Tests.Messages;

public sealed class MessageRoundTests
{
    private static readonly byte[] Created = """{"status":"OK","id":"0-1","userId":"1","class":"direct","warnings":[]}"""u8.ToArray();

    [Fact]
    public void Acknowledged_messages_are_counted_by_pair_and_kind()
    {
        var (round, _) = Round(faultyShare: 0, count: 1);
        Assert.True(round.Take(201, Created));
        Assert.Equal((1, null), (round.Acknowledged.Count, round.Surprise));
        Assert.Equal(
            1, round.Acknowledged.Of(MadeKind.Direct) + round.Acknowledged.Of(MadeKind.Inverse) + round.Acknowledged.Of(MadeKind.Mismatch));
    }

    [Theory]
    [InlineData(0, 422)]
    [InlineData(0, 400)]
    [InlineData(1, 201)]
    public void Answer_that_was_not_to_be_is_a_surprise(double faultyShare, int status)
    {
        var (round, _) = Round(faultyShare, count: 1);
        Assert.True(round.Take(status, Created));
        Assert.NotNull(round.Surprise);
    }

    [Fact]
    public void Refused_message_that_was_to_be_refused_is_counted()
    {
        var (round, _) = Round(faultyShare: 1, count: 1);
        Assert.True(round.Take(422, "{}"u8));
        Assert.Equal((0, 1, null), (round.Acknowledged.Count, round.Refused, round.Surprise));
    }

    [Fact]
    public void List_is_taken_item_by_item()
    {
        var (round, made) = Round(faultyShare: 0.5, count: 40);
        Assert.True(round.Take(207, Items(made, isRight: true)));
        var faulty = made.Count(isFaulty => isFaulty);
        Assert.Equal((40 - faulty, faulty, null), (round.Acknowledged.Count, round.Refused, round.Surprise));
    }

    [Fact]
    public void List_with_a_wrong_item_is_a_surprise()
    {
        var (round, made) = Round(faultyShare: 0.5, count: 40);
        Assert.True(round.Take(207, Items(made, isRight: false)));
        Assert.NotNull(round.Surprise);
    }

    [Theory]
    [InlineData("queue_full")]
    [InlineData("rate_limited")]
    [InlineData("internal")]
    public void List_with_an_item_that_may_go_in_later_is_sent_again(string code)
    {
        var (round, _) = Round(faultyShare: 0, count: 2);
        var answer = $$"""[{{Encoding.ASCII.GetString(Created)}},{"status":"FAILED","code":"{{code}}","message":"m"}]""";
        Assert.False(round.Take(207, Encoding.ASCII.GetBytes(answer)));
        Assert.Equal((0, null), (round.Acknowledged.Count, round.Surprise));
    }

    [Fact]
    public void Totals_that_grew_by_what_was_acknowledged_do_not_differ_and_others_do()
    {
        var (round, _) = Round(faultyShare: 0, count: 30);
        round.Take(201, "[]"u8);
        var (before, after) = (new MarketTotals(), new MarketTotals());
        before.Add(new MadeMessage(0, 100, 200, MadeKind.Direct));
        after.Add(before);
        Assert.NotNull(after.DifferenceFrom(before, round.Acknowledged));
        after.Add(round.Acknowledged);
        Assert.Null(after.DifferenceFrom(before, round.Acknowledged));
        after.Add(new MadeMessage(1, 1, 1, MadeKind.Inverse));
        Assert.StartsWith(TradedPair.All[1].Name, after.DifferenceFrom(before, round.Acknowledged));
    }

    private static byte[] Items(bool[] made, bool isRight)
    {
        var items = made.Select((isFaulty, i) => isFaulty == (isRight || i != made.Length - 1)
            ? """{"status":"FAILED","code":"missing","message":"m","errors":[{"field":"status","code":"queue_full","message":"OK"}]}"""
            : Encoding.ASCII.GetString(Created));
        return Encoding.ASCII.GetBytes($"[{string.Join(',', items)}]");
    }

    /// <summary>A round whose messages are made, and which of them are faulty.</summary>
    private static (MessageRound Round, bool[] Made) Round(double faultyShare, int count)
    {
        var options = MessageMakerTests.Options() with { FaultyShare = faultyShare, ArrayLength = count };
        var round = new MessageRound(new MessageMaker(options, connection: 0), count);
        var body = new byte[round.BytesMax];
        round.Make(body, count, nowMs: 0);
        // The same seed makes the same messages.
        var maker = new MessageMaker(options, connection: 0);
        return (round, [.. Enumerable.Range(0, count).Select(_ => maker.Next(body, 0, out var _).Kind == MadeKind.Faulty)]);
    }
}
