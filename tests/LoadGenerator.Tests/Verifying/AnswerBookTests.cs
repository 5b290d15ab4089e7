using System.Text;
using Trading.LoadGenerator.Replaying;
using Trading.LoadGenerator.Verifying;

namespace Trading.LoadGenerator.Tests.Verifying;

public sealed class AnswerBookTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Every_answer_is_found_in_whatever_order_it_is_asked_for()
    {
        const int Count = 6_000;
        // 24 MB: more than is kept in memory, and many answers lie across two blocks.
        File.WriteAllLines(_path, Enumerable.Range(1, Count).Select(n => $"{n},u,ok,{n % 3},{JsonOf(n)}"));
        using var answers = new AnswerBook(_path);
        Assert.Equal(Count, answers.Count);
        var random = new Random(1);
        for (var i = 0; i < 2_000; i++)
        {
            var number = i % 2 == 0 ? i + 1 : random.Next(1, Count + 1);
            var answer = answers.Find(number)!.Value;
            Assert.Equal((ReplyStatus.Ok, number % 3), (answer.Status, answer.Retries));
            Assert.True(Encoding.ASCII.GetString(answer.Json.Span) == JsonOf(number), $"The answer to [{number}] is another one.");
        }

        Assert.Null(answers.Find(Count + 1));
    }

    [Fact]
    public void Answer_without_a_result_has_none()
    {
        File.WriteAllText(_path, "7,u,nothing_pending,0\n8,,ok,2\n");
        using var answers = new AnswerBook(_path);
        Assert.Equal((ReplyStatus.NothingPending, true), (answers.Find(7)!.Value.Status, answers.Find(7)!.Value.Json.IsEmpty));
        Assert.Equal(2, answers.Find(8)!.Value.Retries);
    }

    [Theory]
    [InlineData("nonsense\n")]
    [InlineData("1,u,ok\n")]
    [InlineData("x,u,ok,0\n")]
    public void Other_files_are_refused(string text)
    {
        File.WriteAllText(_path, text);
        Assert.Equal(ExitCodes.Usage, Assert.Throws<CommandFailure>(() => new AnswerBook(_path)).ExitCode);
    }

    private static string JsonOf(int number) =>
        $"{{\"n\":{number},\"x\":\"{new string((char)('a' + number % 26), 1 + number * 37 % 8_000)}\"}}";
}
