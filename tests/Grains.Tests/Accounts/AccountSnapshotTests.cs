using Trading.Accounts;

namespace Trading.Grains.Tests.Accounts;

/// <summary>The stored form of accounts. That it brings every account back is checked by every <see cref="AccountScript"/>.</summary>
public sealed class AccountSnapshotTests
{
    private const string Story = """
        t=1.000 s=run n=1 ADD 100.00       -> ok
        t=1.001 price ABC 10.00
        t=1.001 s=run n=2 BUY ABC 30.00    -> ok
        t=1.002 k=x n=3 COMMIT_BUY         -> ok
        t=1.003 n=4 SELL ABC 10.00         -> ok
        t=1.004 n=5 BUY ABC 20.00          -> ok
        t=1.005 n=6 SET_BUY_AMOUNT Z 5.00  -> ok
        t=1.006 n=7 SET_BUY_TRIGGER Z 2.50 -> ok
        t=1.007 n=8 SET_SELL_AMOUNT ABC 15.00   -> ok
        t=1.008 n=9 SET_SELL_TRIGGER ABC 12.00  -> ok
        t=1.009 n=10 SET_BUY_AMOUNT ABC 1.00    -> ok
        t=1.010 n=11 CANCEL_SET_BUY Y      -> no_trigger_amount
        """;

    /// <summary>The story's account as version 1 writes it.</summary>
    private const string StoryHex =
        "01161601808CFB29160B02D00F0100008084AF5F04D20F0300C1848D02808ECE1C06D40F0400C1848D020008D60F0600C1848D0280DAC4"
        + "090AD80F0300C1848D0280B489130CDA0F09005A80ADE2040EDC0F0A005AC096B10210DE0F0C00C1848D028087A70E12E00F0D00C1848D"
        + "0280ECB80B14E20F0900C1848D0280897A16E40F0B0959000206733A72756E0401D20F046B3A780001D40F0300020000040002000001C1"
        + "848D020204025A80ADE204C096B102000EDC0FC1848D0280897A0000000001C1848D028087A70E80ECB80B0212E00F010AC1848D020480"
        + "DAC409D80F0108C1848D020280DAC409D60F";

    [Fact]
    public void Account_keeps_its_stored_form()
    {
        var account = AccountScript.Run(Story);
        Assert.Equal(StoryHex, Convert.ToHexString(AccountCopies.Save(account)));
        Assert.Equal(AccountText.All(account), AccountText.All(AccountSnapshot.Load(Convert.FromHexString(StoryHex))));
    }

    [Fact]
    public void New_account_keeps_its_stored_form() => Assert.Equal(
        "0100000000000000000000000000", Convert.ToHexString(AccountCopies.Save(new Account())));

    [Fact]
    public void Restored_account_knows_its_triggers_and_expiries()
    {
        var account = AccountSnapshot.Load(Convert.FromHexString(StoryHex));
        Assert.Equal(61_003, account.NextExpiryMs);
        Assert.Equal(["ABC", "Z"], account.TriggerSymbols.Select(s => s.ToString()).Order());
        Assert.True(account.NeedsAttention);
        var triggers = account.TriggersOn(Symbol.Parse("Z"));
        Assert.Equal((11L, 7L, 1_006L), (triggers.Version, triggers.Buy!.Value.TransactionNum, triggers.Buy!.Value.SetAtMs));
        Assert.Null(triggers.Sell);
    }

    [Fact]
    public void Other_version_is_refused()
    {
        var bytes = Convert.FromHexString(StoryHex);
        bytes[0]++;
        Assert.Throws<FormatException>(() => AccountSnapshot.Load(bytes));
    }

    [Fact]
    public void Every_cut_snapshot_is_refused()
    {
        var bytes = Convert.FromHexString(StoryHex);
        for (var length = 0; length < bytes.Length; length++)
            Assert.Throws<FormatException>(() => AccountSnapshot.Load(bytes.AsSpan(0, length)));
        Assert.Throws<FormatException>(() => AccountSnapshot.Load([.. bytes, 0]));
    }

    [Theory]
    [InlineData("a history without its entries", "0102000000 0200 0000 00 0000 0000")]
    [InlineData("more history than events", "0100000000 0201 020201000000 0000 00 0000 0000")]
    [InlineData("a command of no number known", "0102020000 0201 020211000000 0000 00 0000 0000")]
    [InlineData("a status of no number known", "0102020000 0201 0202010F0000 0000 00 0000 0000")]
    [InlineData("endless history", "0102020000 02FFFFFFFFFFFFFFFFFF01 00")]
    [InlineData("endless sessions", "0102020000 0000 FFFFFFFF0F 00")]
    [InlineData("an outcome of a session that is not there", "0100000000 0000 0001000000 00 0000 0000")]
    [InlineData("one session twice", "0100000000 0000 0202610000000261000000 00 00 0000 0000")]
    [InlineData("endless holdings", "0100000000 0000 0000 FFFFFFFF7F")]
    [InlineData("negative cash", "0100000101 0000 0000 00 0000 0000")]
    [InlineData("cash beyond the largest balance", "01000001FEFFFFFFFFFFFFFFFF01 0000 0000 00 0000 0000")]
    [InlineData("an account that is neither there nor not", "0100000200 0000 0000 00 0000 0000")]
    [InlineData("a symbol that is none", "0100000100 0000 0000 01010200 0000 0000")]
    [InlineData("negative shares", "0100000100 0000 0000 01410100 0000 0000")]
    [InlineData("no shares", "0100000100 0000 0000 01410000 0000 0000")]
    [InlineData("shares reserved for nothing", "0100000100 0000 0000 01410202 0000 0000")]
    [InlineData("one holding twice", "0100000100 0000 0000 0241020041 0200 0000 0000")]
    [InlineData("an amount of nothing", "0100000100 0000 0000 00 01410000000000 00 0000")]
    [InlineData("a trigger that reserves shares that are not held", "0100000100 0000 0000 00 00 01410202020202 0000")]
    [InlineData("a pending buy of no shares", "0100000100 0000 0000 00 0000 01024100020000")]
    [InlineData("a pending sell of shares that are not held", "0100000100 0000 0000 00 0000 00010241020200")]
    [InlineData("a pending buy of more than all", "0100000100 0000 0000 00 0000 010241FEFFFFFFFFFFFFFFFF01060000")]
    [InlineData("bytes after its end", "0100000000 0000 0000 00 0000 0000 00")]
    public void Account_that_cannot_be_is_refused(string fault, string hex)
    {
        var bytes = Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
        Assert.True(Record.Exception(() => AccountSnapshot.Load(bytes)) is FormatException, fault);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Damaged_snapshot_loads_sound_or_throws_FormatException(int seed)
    {
        const int Tries = 20_000;
        var whole = Convert.FromHexString(StoryHex);
        var random = new Random(seed);
        var refused = 0;
        var allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Tries; i++)
        {
            var bytes = whole.ToArray();
            for (var changes = random.Next(1, 4); changes > 0; changes--)
                bytes[random.Next(bytes.Length)] = random.Next(3) == 0 ? (byte)0xFF : unchecked((byte)random.Next());
            try
            {
                var account = AccountSnapshot.Load(bytes);
                Assert.True(account.Cash >= Money.Zero && account.Holdings.Values.All(h => h.Available >= 0 && h.Reserved >= 0));
                account = AccountSnapshot.Load(AccountCopies.Save(account));
            }
            catch (FormatException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, Tries / 4, Tries - 1);
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - allocatedBefore) / Tries, 0, 64 * 1024);
    }
}
