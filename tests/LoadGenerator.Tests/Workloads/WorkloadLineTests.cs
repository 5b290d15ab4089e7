using System.Text;
using Trading.LoadGenerator.Workloads;

namespace Trading.LoadGenerator.Tests.Workloads;

public class WorkloadLineTests
{
    [Theory]
    [InlineData("[1] ADD,oY01WVirLr,63511.53", 1, "oY01WVirLr", false)]
    [InlineData("[22] COMMIT_BUY,u", 22, "u", false)]
    [InlineData("[3] DUMPLOG,./testLOG", 3, "", true)]
    [InlineData("[3] DUMPLOG,u,./testLOG", 3, "u", false)]
    [InlineData("[4] NONSENSE", 4, "", false)]
    public void Number_and_user_are_found(string line, long number, string user, bool isFullDump)
    {
        var bytes = Encoding.UTF8.GetBytes(line);
        Assert.True(WorkloadLine.TryRead(bytes, out var read));
        Assert.Equal(number, read.Number);
        Assert.Equal(user, Encoding.UTF8.GetString(bytes.AsSpan(read.UserStart, read.UserLength)));
        Assert.Equal(isFullDump, read.IsFullDump);
    }

    [Theory]
    [InlineData("ADD,u,1.00")]
    [InlineData("[0] ADD,u,1.00")]
    [InlineData("[01] ADD,u,1.00")]
    [InlineData("[] ADD,u,1.00")]
    [InlineData("[-1] ADD,u,1.00")]
    [InlineData("[1]ADD,u,1.00")]
    [InlineData("[1]")]
    [InlineData("[12345678901234567890] ADD,u,1.00")]
    public void Lines_without_a_number_are_not_read(string line) => Assert.False(WorkloadLine.TryRead(Encoding.UTF8.GetBytes(line), out _));

    [Fact]
    public void File_gives_lines_without_blanks_and_ends_and_numbers_them()
    {
        var lines = new WorkloadFile("[1] A,u \r\n\r\n[2] B,u\n[3] C,u"u8.ToArray()).GetEnumerator();
        List<(int, string)> found = [];
        while (lines.MoveNext())
            found.Add((lines.LineNumber, Encoding.UTF8.GetString(lines.Current)));
        Assert.Equal([(1, "[1] A,u"), (3, "[2] B,u"), (4, "[3] C,u")], found);
    }

    [Fact]
    public void Byte_order_mark_is_no_part_of_the_first_line()
    {
        var lines = new WorkloadFile("\uFEFF[1] A,u\r\n"u8.ToArray()).GetEnumerator();
        Assert.True(lines.MoveNext());
        Assert.Equal("[1] A,u", Encoding.UTF8.GetString(lines.Current));
        Assert.False(lines.MoveNext());
    }

    [Theory]
    [InlineData("12", 1200)]
    [InlineData("12.3", 1230)]
    [InlineData("12.34", 1234)]
    [InlineData("-73280.58", -7328058)]
    [InlineData("000.01", 1)]
    [InlineData("9000000000000.00", Cents.Max)]
    [InlineData("9000000000000.01", long.MaxValue)]
    [InlineData("99999999999999999999999.00", long.MaxValue)]
    public void Amount_is_read_in_cents(string text, long cents)
    {
        Assert.True(Cents.TryParse(text, out var read));
        Assert.Equal(cents, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("1.234")]
    [InlineData("1e3")]
    [InlineData("+1")]
    [InlineData(" 1")]
    [InlineData("1,0")]
    public void Other_text_is_no_amount(string text) => Assert.False(Cents.TryParse(text, out _));
}
