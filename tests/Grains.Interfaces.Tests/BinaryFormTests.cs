using System.Buffers;

namespace Trading.Grains.Interfaces.Tests;

/// <summary>The form of numbers and texts in everything that is stored.</summary>
public sealed class BinaryFormTests
{
    [Theory]
    [InlineData(0UL, "00")]
    [InlineData(1UL, "01")]
    [InlineData(127UL, "7F")]
    [InlineData(128UL, "8001")]
    [InlineData(300UL, "AC02")]
    [InlineData(16_383UL, "FF7F")]
    [InlineData(16_384UL, "808001")]
    [InlineData((ulong)uint.MaxValue, "FFFFFFFF0F")]
    [InlineData((ulong)long.MaxValue, "FFFFFFFFFFFFFFFF7F")]
    [InlineData(ulong.MaxValue, "FFFFFFFFFFFFFFFFFF01")]
    public void Unsigned_number_takes_seven_bits_a_byte(ulong value, string hex)
    {
        var output = new ArrayBufferWriter<byte>();
        new BinaryWriterOver(output).Unsigned(value);
        Assert.Equal(hex, Convert.ToHexString(output.WrittenSpan));
        var input = new BinaryReaderOver(output.WrittenSpan);
        Assert.Equal(value, input.Unsigned());
        Assert.True(input.IsAtEnd);
    }

    [Theory]
    [InlineData(0L, "00")]
    [InlineData(-1L, "01")]
    [InlineData(1L, "02")]
    [InlineData(-64L, "7F")]
    [InlineData(64L, "8001")]
    [InlineData(long.MaxValue, "FEFFFFFFFFFFFFFFFF01")]
    [InlineData(long.MinValue, "FFFFFFFFFFFFFFFFFF01")]
    public void Signed_number_is_zigzag(long value, string hex)
    {
        var output = new ArrayBufferWriter<byte>();
        new BinaryWriterOver(output).Signed(value);
        Assert.Equal(hex, Convert.ToHexString(output.WrittenSpan));
        var input = new BinaryReaderOver(output.WrittenSpan);
        Assert.Equal(value, input.Signed());
    }

    [Theory]
    [InlineData(null, "00")]
    [InlineData("", "01")]
    [InlineData("a", "0261")]
    [InlineData("é€", "06C3A9E282AC")]
    [InlineData("a\0b", "04610062")]
    public void Text_has_its_length_before_it_and_null_is_not_empty(string? value, string hex)
    {
        var output = new ArrayBufferWriter<byte>();
        new BinaryWriterOver(output).Text(value);
        Assert.Equal(hex, Convert.ToHexString(output.WrittenSpan));
        var input = new BinaryReaderOver(output.WrittenSpan);
        Assert.Equal(value, input.Text());
    }

    [Fact]
    public void Half_of_a_character_is_written_as_a_replacement()
    {
        var output = new ArrayBufferWriter<byte>();
        new BinaryWriterOver(output).Text(new string(['a', '\ud800', 'b']));
        var input = new BinaryReaderOver(output.WrittenSpan);
        Assert.Equal("a\ufffdb", input.Text());
        Assert.True(input.IsAtEnd);
    }

    [Fact]
    public void Values_follow_one_another()
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new BinaryWriterOver(output);
        writer.Byte(0xFE);
        writer.Flag(true);
        writer.Flag(false);
        writer.Bytes([1, 2, 3]);
        writer.Bytes([]);
        writer.Unsigned(7);
        Assert.Equal("FE0100030102030007", Convert.ToHexString(output.WrittenSpan));
        var input = new BinaryReaderOver(output.WrittenSpan);
        Assert.Equal(9, input.Remaining);
        Assert.Equal(0xFE, input.Byte());
        Assert.True(input.Flag());
        Assert.False(input.Flag());
        Assert.Equal([1, 2, 3], input.Bytes().ToArray());
        Assert.Empty(input.Bytes().ToArray());
        Assert.Equal(7, input.Count(7));
        input.ExpectEnd();
    }

    [Theory]
    [InlineData("")]
    [InlineData("80")]
    [InlineData("FFFFFFFFFFFFFFFFFF")]
    [InlineData("FFFFFFFFFFFFFFFFFF02")]
    [InlineData("FFFFFFFFFFFFFFFFFF7F")]
    [InlineData("FFFFFFFFFFFFFFFFFFFF01")]
    [InlineData("8000")]
    [InlineData("FF00")]
    public void Other_bytes_are_no_number(string hex) => Assert.Throws<FormatException>(() =>
    {
        var input = new BinaryReaderOver(Convert.FromHexString(hex));
        input.Unsigned();
    });

    [Theory]
    [InlineData("0361")]
    [InlineData("FFFFFFFFFFFFFFFFFF01")]
    [InlineData("FFFFFFFF7F61")]
    public void Text_longer_than_the_record_is_damage(string hex) => Assert.Throws<FormatException>(() =>
    {
        var input = new BinaryReaderOver(Convert.FromHexString(hex));
        input.Text();
    });

    [Fact]
    public void Numbers_beyond_their_kind_are_damage()
    {
        Assert.Throws<FormatException>(() => new BinaryReaderOver([8]).Count(7));
        Assert.Throws<FormatException>(() => new BinaryReaderOver([2]).Flag());
        Assert.Throws<FormatException>(() => new BinaryReaderOver([0xFF, 0xFF, 0xFF, 0xFF, 0x1F]).Unsigned32());
        Assert.Throws<FormatException>(() => new BinaryReaderOver([0]).ExpectEnd());
        Assert.Throws<FormatException>(() => new BinaryReaderOver([]).Byte());
    }
}
