using System.Buffers;
using Trading.Market.Statistics;

namespace Trading.Grains.Tests.Messages;

public sealed class UserEstimateTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(10, 0)]
    [InlineData(1_000, 15)]
    [InlineData(20_000, 300)]
    [InlineData(40_000, 800)]
    [InlineData(100_000, 2_400)]
    [InlineData(1_000_000, 24_000)]
    public void Estimate_is_within_three_standard_errors(int users, int tolerance)
    {
        var estimate = new UserEstimate();
        for (var i = 0; i < users; i++)
        {
            estimate.Add($"user{i}");
            if (i % 3 == 0)
                estimate.Add($"user{i}");
        }

        Assert.InRange(estimate.Count(), users - tolerance, users + tolerance);
        Assert.Equal(estimate.Count(), Copy(estimate).Count());
    }

    [Fact]
    public void Standard_error_is_that_which_is_stated()
    {
        var squares = 0.0;
        for (var run = 0; run < 60; run++)
        {
            var estimate = new UserEstimate();
            for (var i = 0; i < 30_000; i++)
                estimate.Add($"{run}/{i}");
            squares += Math.Pow((estimate.Count() - 30_000) / 30_000.0, 2);
        }

        Assert.InRange(Math.Sqrt(squares / 60), 0.0055, 0.0108);
    }

    [Fact]
    public void Damaged_registers_are_refused()
    {
        var output = new ArrayBufferWriter<byte>();
        new UserEstimate().Save(new BinaryWriterOver(output));
        var bytes = output.WrittenSpan.ToArray();
        bytes[^1] = 52;
        Assert.Throws<FormatException>(() => Load(bytes));
        Assert.Throws<FormatException>(() => Load([1, 0]));
    }

    private static UserEstimate Copy(UserEstimate estimate)
    {
        var output = new ArrayBufferWriter<byte>();
        estimate.Save(new BinaryWriterOver(output));
        return Load(output.WrittenSpan);
    }

    private static UserEstimate Load(ReadOnlySpan<byte> bytes)
    {
        var input = new BinaryReaderOver(bytes);
        var copy = new UserEstimate();
        copy.Load(ref input);
        return copy;
    }
}
