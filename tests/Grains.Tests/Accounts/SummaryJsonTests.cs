using System.Text;
using Trading.Accounts;
using Trading.Audit;

namespace Trading.Grains.Tests.Accounts;

public sealed class SummaryJsonTests
{
    [Fact]
    public void Summary_is_written_as_the_spec_shows_it()
    {
        var account = AccountScript.Run("""
            n=1 ADD 100.00                -> ok
            price ABC 10.00
            t=1 n=2 BUY ABC 50.00         -> ok
            t=1 n=3 COMMIT_BUY            -> ok
            t=2 n=4 BUY ABC 12.00         -> ok
            t=3 n=5 SELL ABC 20.00        -> ok
            t=4 n=6 SET_BUY_AMOUNT Z 7.00 -> ok
            t=5 n=7 SET_SELL_AMOUNT ABC 25.00  -> ok
            t=6 n=8 SET_SELL_TRIGGER ABC 12.50 -> ok
            t=7 n=9 refused=malformed BUY -> malformed
            """);
        Assert.Equal(
            Json(
                "{'user':'u1','cash':'33.00','reservedCash':'17.00','holdings':[{'symbol':'ABC','available':'1','reserved':'4'}]" +
                ",'pendingBuys':[{'symbol':'ABC','shares':'1','cost':'10.00','expiresAt':'1970-01-01T00:01:02.000Z'}]" +
                ",'pendingSells':[{'symbol':'ABC','shares':'2','proceeds':'20.00','expiresAt':'1970-01-01T00:01:03.000Z'}]" +
                ",'triggers':[{'side':'buy','symbol':'Z','amount':'7.00','triggerPrice':null,'reservedCash':'7.00','reservedShares':'0'}" +
                ",{'side':'sell','symbol':'ABC','amount':'25.00','triggerPrice':'12.50','reservedCash':'0.00','reservedShares':'2'}]" +
                ",'history':[" +
                "{'transactionNum':9,'timestamp':'1970-01-01T00:00:07.000Z','command':'BUY','status':'malformed'}," +
                "{'transactionNum':8,'timestamp':'1970-01-01T00:00:06.000Z'" +
                ",'command':'SET_SELL_TRIGGER','symbol':'ABC','amount':'12.50','status':'ok'}," +
                "{'transactionNum':7,'timestamp':'1970-01-01T00:00:05.000Z'" +
                ",'command':'SET_SELL_AMOUNT','symbol':'ABC','amount':'25.00','status':'ok'}," +
                "{'transactionNum':6,'timestamp':'1970-01-01T00:00:04.000Z'" +
                ",'command':'SET_BUY_AMOUNT','symbol':'Z','amount':'7.00','status':'ok'}," +
                "{'transactionNum':5,'timestamp':'1970-01-01T00:00:03.000Z'" +
                ",'command':'SELL','symbol':'ABC','amount':'20.00','status':'ok'}," +
                "{'transactionNum':4,'timestamp':'1970-01-01T00:00:02.000Z'" +
                ",'command':'BUY','symbol':'ABC','amount':'12.00','status':'ok'}," +
                "{'transactionNum':3,'timestamp':'1970-01-01T00:00:01.000Z'" +
                ",'command':'COMMIT_BUY','symbol':'ABC','status':'ok'}," +
                "{'transactionNum':2,'timestamp':'1970-01-01T00:00:01.000Z'" +
                ",'command':'BUY','symbol':'ABC','amount':'50.00','status':'ok'}," +
                "{'transactionNum':1,'timestamp':'1970-01-01T00:00:00.000Z'" +
                ",'command':'ADD','amount':'100.00','status':'ok'}" +
                "],'historyTruncated':false}"),
            Encoding.UTF8.GetString(new SummaryJson("u1").Render(account).ToJson()));
    }

    [Fact]
    public void Summary_of_an_empty_account_is_empty() => Assert.Equal(
        Json(
            "{'user':'u1','cash':'0.00','reservedCash':'0.00','holdings':[],'pendingBuys':[],'pendingSells':[],'triggers':[]," +
            "'history':[],'historyTruncated':false}"),
        Encoding.UTF8.GetString(new SummaryJson("u1").Render(new Account()).ToJson()));

    [Theory]
    [InlineData("plain")]
    [InlineData("\"quoted\" and \\ back")]
    [InlineData("<script>&'")]
    [InlineData("Jörg 名前")]
    [InlineData(UserId.Supervisor)]
    [InlineData("\u2028\u0001\n")]
    public void Odd_user_names_are_escaped(string user)
    {
        var account = AccountScript.Run("ADD 1.00 -> ok");
        SummaryReading.Check(new SummaryJson(user).Render(account).ToJson(), account, user);
    }

    [Theory]
    [InlineData(99)]
    [InlineData(100)]
    [InlineData(101)]
    [InlineData(250)]
    public void History_has_the_last_hundred_and_says_that_there_were_more(int commands)
    {
        var account = AccountScript.Run(string.Concat(Enumerable.Range(1, commands).Select(n => $"n={n} ADD 1.00 -> ok\n")));
        var json = SummaryReading.Check(new SummaryJson("u").Render(account).ToJson(), account, "u");
        Assert.Equal(Math.Min(100, commands), json.GetProperty("history").GetArrayLength());
        Assert.Equal(commands > 100, json.GetProperty("historyTruncated").GetBoolean());
        Assert.Equal(commands, json.GetProperty("history")[0].GetProperty("transactionNum").GetInt64());
    }

    /// <summary>
    /// The history is rendered once and shared by summaries: whenever a summary is asked for, it must be as if it were rendered anew,
    /// and stay so for who holds it, whoever else lets go of others meanwhile.
    /// </summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(3, 40)]
    [InlineData(4, 250)]
    [InlineData(5, 700)]
    public void Summaries_between_thousands_of_commands_are_those_of_the_account(int seed, int commandsBetweenMax)
    {
        var run = new AccountRandomRun(seed, 750_00);
        var summary = new SummaryJson("u");
        var random = new Random(seed);
        var held = new List<(AccountSummary Summary, byte[] Bytes)>();
        for (var commands = 0; commands < 4_000 && held.Count < 400;)
        {
            for (var left = random.Next(commandsBetweenMax + 1); left > 0; left--, commands++)
                run.Step();
            var rendered = summary.Render(run.Account);
            held.Add((rendered, rendered.ToJson()));
            SummaryReading.Check(held[^1].Bytes, run.Account, "u");
            if (random.Next(3) == 0)
                continue;
            var done = random.Next(Math.Max(0, held.Count - 10), held.Count);
            Assert.Equal(held[done].Bytes, held[done].Summary.ToJson());
            held[done].Summary.Dispose();
            held[done].Summary.Dispose();
            held.RemoveAt(done);
        }

        Assert.True(run.Account.History.Added > 300);
        Assert.All(held, h => Assert.Equal(h.Bytes, h.Summary.ToJson()));
    }

    [Fact]
    public void Longest_entries_fit()
    {
        var executor = new AccountExecutor(new Account(), new AccountEventWriter());
        var summary = new SummaryJson("u");
        for (var i = 0; i < 1_000; i++)
        {
            var command = new Command
            {
                Kind = CommandKind.SetSellTrigger,
                Refusal = Status.InsufficientShares,
                Symbol = Symbol.Parse("WWW"),
                Amount = Money.FromMicros(long.MinValue + 1),
                TransactionNum = long.MaxValue - i,
            };
            executor.Execute(command, 253_402_300_799_999, default, out _);
            if (i % 3 == 0)
                Assert.Equal(Math.Min(i + 1, 100), JsonLength(summary.Render(executor.Account).ToJson()));
        }
    }

    private static string Json(string withApostrophes) => withApostrophes.Replace('\'', '"');

    private static int JsonLength(byte[] summary)
    {
        using var json = System.Text.Json.JsonDocument.Parse(summary);
        return json.RootElement.GetProperty("history").GetArrayLength();
    }
}
