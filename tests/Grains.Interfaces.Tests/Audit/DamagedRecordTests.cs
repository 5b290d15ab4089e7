using System.Buffers;
using Trading.Accounts;
using Trading.Audit;

namespace Trading.Grains.Interfaces.Tests.Audit;

/// <summary>
/// Whatever bytes stand where a record should: it reads as a record, or it throws <see cref="FormatException"/>, soon and in little memory.
/// </summary>
public sealed class DamagedRecordTests
{
    private const int Tries = 20_000;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Damaged_events_read_or_throw_FormatException(int seed) => Damage(seed, Events(), bytes =>
    {
        var reader = new AccountEventReader(bytes);
        for (var events = 0; reader.TryRead(out var e); events++)
        {
            Assert.True(events < bytes.Length);
            Assert.True(Enum.IsDefined(e.Kind) && Enum.IsDefined(e.Command) && Enum.IsDefined(e.Status));
        }
    });

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void Damaged_block_reads_or_throws_FormatException(int seed)
    {
        var output = new ArrayBufferWriter<byte>();
        var whole = new AuditBlock { User = "user", Server = "node", FirstNumber = 7, Count = 3, SnapshotNumber = 2, Events = Events() };
        AuditBlockCodec.Write(output, whole, 1_700_000_000_000);
        Damage(seed, output.WrittenSpan.ToArray(), bytes =>
        {
            var block = AuditBlockCodec.Read(bytes);
            Assert.True(block.Count >= 0 && block.User is not null && block.Server is not null);
        });
    }

    private static byte[] Events()
    {
        var writer = new AccountEventWriter();
        for (var i = 1; i <= 16; i++)
        {
            writer.Write(new AccountEvent
            {
                Kind = i == 9 ? AccountEventKind.QuoteHit : AccountEventKind.Command,
                Command = (CommandKind)i,
                Status = (Status)(i % 3),
                TransactionNum = i * 1000,
                TimeMs = 1_700_000_000_000 + i / 4,
                Symbol = i % 2 == 0 ? Symbol.Parse("ABC") : Symbol.None,
                Amount = Money.FromCents(i * 1234),
                Price = Money.FromCents(i % 5 * 77),
                Shares = i % 4,
                CashIn = Money.FromCents(i % 3 * 5),
                CashOut = Money.FromCents(i % 2 * 5),
                Session = i % 7 < 4 ? "s:run" : null,
                FileName = i == 15 ? "out.xml" : null,
                CryptoKey = i == 9 ? "a2V5" : null,
            });
        }

        return writer.WrittenSpan.ToArray();
    }

    private static void Damage(int seed, byte[] whole, Action<byte[]> read)
    {
        read(whole);
        var random = new Random(seed);
        var refused = 0;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Tries; i++)
        {
            var bytes = Damaged(random, whole);
            try
            {
                read(bytes);
            }
            catch (FormatException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, Tries / 10, Tries - 1);
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / Tries, 0, 100 * whole.Length);
    }

    private static byte[] Damaged(Random random, byte[] whole)
    {
        if (random.Next(4) == 0)
        {
            var noise = new byte[random.Next(64)];
            random.NextBytes(noise);
            return noise;
        }

        var bytes = whole[..(random.Next(4) == 0 ? random.Next(whole.Length) : whole.Length)];
        for (var changes = random.Next(1, 4); changes > 0 && bytes.Length > 0; changes--)
            bytes[random.Next(bytes.Length)] = random.Next(3) == 0 ? (byte)0xFF : unchecked((byte)random.Next());
        return bytes;
    }
}
