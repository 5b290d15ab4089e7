using System.Globalization;
using System.Text;

namespace Trading.Grains.Interfaces.Tests;

public sealed class UtcTextTests
{
    [Theory]
    [InlineData(0, "1970-01-01T00:00:00.000Z")]
    [InlineData(-1, "1969-12-31T23:59:59.999Z")]
    [InlineData(-86_400_000, "1969-12-31T00:00:00.000Z")]
    [InlineData(951_782_399_999, "2000-02-28T23:59:59.999Z")]
    [InlineData(951_782_400_000, "2000-02-29T00:00:00.000Z")]
    [InlineData(1_795_228_200_123, "2026-11-21T02:30:00.123Z")]
    [InlineData(253_402_300_799_999, "9999-12-31T23:59:59.999Z")]
    [InlineData(-62_135_596_800_000, "0001-01-01T00:00:00.000Z")]
    public void Time_is_written_as_RFC_3339(long timeMs, string text) => Assert.Equal(text, Write(timeMs));

    [Fact]
    public void Time_is_what_the_framework_writes()
    {
        var random = new Random(2);
        for (var i = 0; i < 20_000; i++)
        {
            var timeMs = random.NextInt64(-62_135_596_800_000, 253_402_300_800_000);
            var expected = DateTimeOffset.FromUnixTimeMilliseconds(timeMs)
                .ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
            Assert.Equal(expected, Write(timeMs));
            Assert.Equal(expected[..11], Write(timeMs)[..11]);
        }
    }

    private static string Write(long timeMs)
    {
        var bytes = new byte[UtcText.Length];
        UtcText.Write(bytes, timeMs);
        return Encoding.ASCII.GetString(bytes);
    }
}
