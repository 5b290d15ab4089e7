using System.Text;
using Trading.Gateway.Market;

namespace Trading.Gateway.Tests.Market;

public sealed class TimePlacedTextTests
{
    [Theory]
    [InlineData("24-JAN-15 10:27:44", "2015-01-24T10:27:44.000Z")]
    [InlineData("24-jan-2015 10:27:44", "2015-01-24T10:27:44.000Z")]
    [InlineData("4-Feb-15 1:02:03", "2015-02-04T01:02:03.000Z")]
    [InlineData("29-FEB-00 00:00:00", "2000-02-29T00:00:00.000Z")]
    [InlineData("01-DEC-49 23:59:59", "2049-12-01T23:59:59.000Z")]
    [InlineData("01-DEC-50 23:59:59", "1950-12-01T23:59:59.000Z")]
    [InlineData("2015-01-24T10:27:44Z", "2015-01-24T10:27:44.000Z")]
    [InlineData("2015-01-24t10:27:44.5z", "2015-01-24T10:27:44.500Z")]
    [InlineData("2015-01-24 10:27:44.123456789+02:00", "2015-01-24T08:27:44.123Z")]
    [InlineData("2015-01-24T10:27:44-05:30", "2015-01-24T15:57:44.000Z")]
    [InlineData("2016-12-31T23:59:60Z", "2017-01-01T00:00:00.000Z")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000Z")]
    public void Both_forms_are_read(string text, string expected)
    {
        Assert.True(TimePlacedText.TryParse(Encoding.UTF8.GetBytes(text), out var timeMs));
        Span<byte> utc = stackalloc byte[UtcText.Length];
        UtcText.Write(utc, timeMs);
        Assert.Equal(expected, Encoding.ASCII.GetString(utc));
    }

    [Theory]
    [InlineData("")]
    [InlineData("24-JAN-15")]
    [InlineData("24-JAN-15 10:27")]
    [InlineData("24-JAN-15 10:27:44 ")]
    [InlineData("24-JAN-15  10:27:44")]
    [InlineData("24-JAN-15T10:27:44")]
    [InlineData("24-JAN-115 10:27:44")]
    [InlineData("24-JAN-5 10:27:44")]
    [InlineData("24-JANUARY-15 10:27:44")]
    [InlineData("24-XYZ-15 10:27:44")]
    [InlineData("024-JAN-15 10:27:44")]
    [InlineData("30-FEB-15 10:27:44")]
    [InlineData("29-FEB-15 10:27:44")]
    [InlineData("00-JAN-15 10:27:44")]
    [InlineData("24-JAN-15 24:00:00")]
    [InlineData("24-JAN-15 10:60:00")]
    [InlineData("24-JAN-15 10:00:61")]
    [InlineData("24-01-15 10:27:44")]
    [InlineData("2015-01-24")]
    [InlineData("2015-01-24T10:27:44")]
    [InlineData("2015-01-24T1:27:44Z")]
    [InlineData("2015-01-24T10:27:44.Z")]
    [InlineData("2015-01-24T10:27:44+0200")]
    [InlineData("2015-01-24T10:27:44+24:00")]
    [InlineData("2015-01-24T10:27:44ZZ")]
    [InlineData("2015-13-24T10:27:44Z")]
    [InlineData("0000-01-01T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("2015-01-24T10:27:44.0000000000000000000000000000000000000000000000000000000Z")]
    public void Other_text_is_no_time(string text) => Assert.False(TimePlacedText.TryParse(Encoding.UTF8.GetBytes(text), out _));

    [Fact]
    public void Every_month_has_its_name()
    {
        for (var month = 1; month <= 12; month++)
        {
            var expected = new DateTimeOffset(2024, month, 9, 7, 8, 9, TimeSpan.Zero);
            var text = expected.ToString("d-MMM-yy H:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
            Assert.True(TimePlacedText.TryParse(Encoding.ASCII.GetBytes(text), out var timeMs));
            Assert.Equal(expected.ToUnixTimeMilliseconds(), timeMs);
        }
    }
}
