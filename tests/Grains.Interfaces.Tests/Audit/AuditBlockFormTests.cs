using System.Buffers;
using Trading.Audit;

namespace Trading.Grains.Interfaces.Tests.Audit;

/// <summary>The stored form of blocks, byte for byte.</summary>
public sealed class AuditBlockFormTests
{
    private static readonly AuditBlock Block = new()
    {
        User = "oY01WVirLr",
        Server = "node1",
        FirstNumber = 300,
        Count = 2,
        NeedsAttention = true,
        SnapshotNumber = 256,
        TimeMs = 1_700_000_000_000,
        Events = [1, 2, 3],
    };

    [Fact]
    public void Block_keeps_its_form()
    {
        var bytes = Write(Block, Block.TimeMs);
        Assert.Equal("010B6F593031575669724C72066E6F64653180A0ABFEF962D8040201800403010203", Convert.ToHexString(bytes));
        AssertEqual(Block, AuditBlockCodec.Read(bytes));
        AssertEqual(Block with { Events = [] }, AuditBlockCodec.ReadHeader(bytes));
        Assert.Equal(301, Block.LastNumber);
    }

    [Fact]
    public void Block_is_written_with_the_shard_s_time()
    {
        var moved = AuditBlockCodec.Read(Write(Block, Block.TimeMs + 5));
        AssertEqual(Block with { TimeMs = Block.TimeMs + 5 }, moved);
    }

    [Fact]
    public void Block_of_quote_hits_has_no_numbers()
    {
        var hits = new AuditBlock { User = "u", Server = "", Count = 1, Events = [9] };
        var bytes = Write(hits, 0);
        Assert.Equal("0102750100000100000109", Convert.ToHexString(bytes));
        AssertEqual(hits, AuditBlockCodec.Read(bytes));
    }

    [Theory]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("02027501000001000000")]
    [InlineData("01000100000100000109")]
    [InlineData("010275010000010200010900")]
    [InlineData("0102750100000102000109")]
    [InlineData("010275010000FFFFFFFF0F00000109")]
    [InlineData("0102750100000100000209")]
    [InlineData("010275010000010000010900")]
    public void Bytes_that_no_version_wrote_are_refused(string hex) =>
        Assert.Throws<FormatException>(() => AuditBlockCodec.Read(Convert.FromHexString(hex)));

    private static byte[] Write(AuditBlock block, long timeMs)
    {
        var output = new ArrayBufferWriter<byte>();
        AuditBlockCodec.Write(output, block, timeMs);
        return output.WrittenSpan.ToArray();
    }

    private static void AssertEqual(AuditBlock expected, AuditBlock actual)
    {
        Assert.Equal(expected.Events, actual.Events);
        Assert.Equal(expected, actual with { Events = expected.Events });
    }
}
