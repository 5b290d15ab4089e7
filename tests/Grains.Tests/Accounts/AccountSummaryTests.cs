using System.Text;
using Trading.Accounts;

namespace Trading.Grains.Tests.Accounts;

public sealed class AccountSummaryTests
{
    [Fact]
    public void Buffer_given_back_twice_is_lent_once()
    {
        // The pool takes back no more than it has lent: only beside another one would a buffer be there twice.
        using var other = Summary("other");
        var first = Summary("first");
        first.Dispose();
        first.Dispose();
        var summaries = Enumerable.Range(0, 4).Select(i => Summary($"{i}")).ToArray();
        Assert.Equal(
            Enumerable.Range(0, 4).Select(i => $"{{\"user\":\"{i}\",\"history\":[{{}}],\"historyTruncated\":false}}"),
            summaries.Select(summary => Encoding.UTF8.GetString(summary.ToJson())));
    }

    private static AccountSummary Summary(string user) => new(Encoding.UTF8.GetBytes($"{{\"user\":\"{user}\""), "{}"u8.ToArray(), isTruncated: false);
}
