using Trading.Quotes;

namespace Trading.Grains.Tests.Quotes;

public sealed class TriggerBookTests
{
    private readonly TriggerBook _book = new();

    [Theory]
    [InlineData(999, true)]
    [InlineData(1000, true)]
    [InlineData(1001, false)]
    public void Buy_is_met_at_or_below_its_price(long cents, bool isMet)
    {
        _book.Set("u", new SymbolTriggers(1, Trigger(1000), null));
        Assert.Equal(isMet, _book.IsMet("u", Money.FromCents(cents)));
        Assert.Equal(isMet ? ["u"] : [], _book.Met(Money.FromCents(cents)));
    }

    [Theory]
    [InlineData(999, false)]
    [InlineData(1000, true)]
    [InlineData(1001, true)]
    public void Sell_is_met_at_or_above_its_price(long cents, bool isMet)
    {
        _book.Set("u", new SymbolTriggers(1, null, Trigger(1000)));
        Assert.Equal(isMet, _book.IsMet("u", Money.FromCents(cents)));
        Assert.Equal(isMet ? ["u"] : [], _book.Met(Money.FromCents(cents)));
    }

    [Fact]
    public void Met_names_those_with_the_oldest_triggers_first()
    {
        _book.Set("c", new SymbolTriggers(1, Trigger(1000, setAtMs: 30), null));
        _book.Set("a", new SymbolTriggers(1, Trigger(1000, setAtMs: 20), null));
        _book.Set("b", new SymbolTriggers(1, Trigger(1000, setAtMs: 40), Trigger(9000, setAtMs: 10)));
        _book.Set("d", new SymbolTriggers(1, Trigger(1, setAtMs: 1), null));
        Assert.Equal(["b", "a", "c"], _book.Met(Money.FromCents(500)));
    }

    [Fact]
    public void Older_version_is_ignored()
    {
        Assert.True(_book.Set("u", new SymbolTriggers(5, Trigger(1000), null)));
        Assert.False(_book.Set("u", new SymbolTriggers(4, Trigger(2000), null)));
        Assert.False(_book.IsMet("u", Money.FromCents(1500)));
    }

    [Fact]
    public void Newer_version_replaces()
    {
        _book.Set("u", new SymbolTriggers(5, Trigger(1000), null));
        _book.Set("u", new SymbolTriggers(6, Trigger(2000), null));
        Assert.True(_book.IsMet("u", Money.FromCents(1500)));
        Assert.Equal(1, _book.Count);
    }

    [Fact]
    public void Message_that_comes_late_does_not_bring_ended_triggers_back()
    {
        _book.Set("u", new SymbolTriggers(5, Trigger(1000), null));
        _book.Set("u", new SymbolTriggers(7, null, null));
        Assert.Equal(0, _book.Count);
        Assert.False(_book.Set("u", new SymbolTriggers(6, Trigger(1000), null)));
        Assert.Equal(0, _book.Count);
        Assert.Null(_book.Oldest());
    }

    [Fact]
    public void Oldest_is_by_time_then_by_transaction_number()
    {
        Assert.Null(_book.Oldest());
        _book.Set("a", new SymbolTriggers(1, Trigger(1000, num: 9, setAtMs: 100), Trigger(2000, num: 8, setAtMs: 200)));
        Assert.Equal(new QuoteCause("a", 9), _book.Oldest());
        _book.Set("b", new SymbolTriggers(1, null, Trigger(1000, num: 7, setAtMs: 100)));
        Assert.Equal(new QuoteCause("b", 7), _book.Oldest());
        _book.Set("c", new SymbolTriggers(1, Trigger(1000, num: 99, setAtMs: 50), null));
        Assert.Equal(new QuoteCause("c", 99), _book.Oldest());
        _book.Set("c", new SymbolTriggers(2, null, null));
        _book.Set("b", new SymbolTriggers(2, null, null));
        Assert.Equal(new QuoteCause("a", 9), _book.Oldest());
    }

    [Fact]
    public void Users_who_wait_no_longer_are_remembered_up_to_a_limit_and_those_who_wait_always()
    {
        _book.Set("waits", new SymbolTriggers(1, Trigger(1000), null));
        for (var i = 0; i < TriggerBook.ForgottenMax * 2; i++)
        {
            _book.Set($"u{i}", new SymbolTriggers(1, Trigger(1000), null));
            _book.Set($"u{i}", new SymbolTriggers(2, null, null));
        }

        Assert.Equal(1, _book.Count);
        Assert.Equal(TriggerBook.ForgottenMax + 1, _book.Remembered);
        Assert.False(_book.Set($"u{TriggerBook.ForgottenMax}", new SymbolTriggers(1, Trigger(1000), null)));
    }

    [Fact]
    public void User_who_waits_again_is_not_forgotten_with_the_ended_triggers()
    {
        _book.Set("u", new SymbolTriggers(1, null, null));
        _book.Set("u", new SymbolTriggers(2, Trigger(1000), null));
        for (var i = 0; i < TriggerBook.ForgottenMax * 2; i++)
            _book.Set($"u{i}", new SymbolTriggers(2, null, null));
        Assert.True(_book.IsMet("u", Money.FromCents(1000)));
    }

    private static QuoteTrigger Trigger(long cents, long num = 1, long setAtMs = 1) => new(Money.FromCents(cents), num, setAtMs);
}
