using Trading.Quotes;

namespace Trading.Accounts;

public sealed class TriggerRegistrationTests
{
    private static readonly Symbol A = Symbol.Parse("A"), B = Symbol.Parse("B");

    private static readonly SymbolTriggers None = new(1, null, null), Some = new(1, new QuoteTrigger(Money.FromCents(1), 1, 1), null);

    private readonly List<(Symbol Symbol, long Version)> _told = [];
    private readonly Queue<TaskCompletionSource<bool>> _calls = [];
    private readonly TriggerRegistration _registration;

    public TriggerRegistrationTests()
    {
        _registration = new TriggerRegistration((symbol, triggers) =>
        {
            _told.Add((symbol, triggers.Version));
            _calls.Enqueue(new TaskCompletionSource<bool>());
            return _calls.Peek().Task;
        });
    }

    [Fact]
    public async Task Symbols_are_told_one_after_the_other_and_nobody_waits_for_the_answers()
    {
        _registration.Add([At(A, 1), At(B, 1)]);
        Assert.Equal([(A, 1)], _told);
        Assert.False(_registration.Done.IsCompleted);

        _calls.Dequeue().SetResult(true);
        Assert.Equal([(A, 1), (B, 1)], _told);
        Assert.False(_registration.Done.IsCompleted);

        _calls.Dequeue().SetResult(true);
        await _registration.Done;
    }

    [Fact]
    public async Task What_changes_again_before_it_was_told_is_told_once_and_as_it_is_last()
    {
        _registration.Add([At(A, 1)]);
        _registration.Add([At(B, 2)]);
        _registration.Add([At(B, 3), At(A, 3)]);
        while (_calls.TryDequeue(out var call))
            call.SetResult(true);

        await _registration.Done;
        Assert.Equal((A, 1), _told[0]);
        Assert.Equal([(A, 3), (B, 3)], _told.Skip(1).OrderBy(told => told.Symbol.Packed));
    }

    [Fact]
    public async Task What_is_added_after_all_was_told_is_told_too()
    {
        _registration.Add([At(A, 1)]);
        _calls.Dequeue().SetResult(true);
        await _registration.Done;

        _registration.Add([At(A, 2)]);
        Assert.Equal([(A, 1), (A, 2)], _told);
        Assert.False(_registration.Done.IsCompleted);
    }

    [Fact]
    public void That_there_is_no_trigger_is_news_only_where_the_quote_grain_may_know_of_one()
    {
        Assert.False(_registration.IsNews(A, None));
        Assert.True(_registration.IsNews(A, Some));
        Assert.True(_registration.IsNews(A, None));

        _registration.Add([(A, None)]);
        Assert.True(_registration.IsNews(A, None));
        _calls.Dequeue().SetResult(true);
        Assert.False(_registration.IsNews(A, None));

        _registration.NoteTold(B, None);
        Assert.False(_registration.IsNews(B, None));
        _registration.NoteTold(B, Some);
        Assert.True(_registration.IsNews(B, None));
    }

    [Fact]
    public void That_there_is_no_trigger_stays_news_where_the_quote_grain_may_not_have_heard_or_hears_of_one_next()
    {
        Assert.True(_registration.IsNews(A, Some));
        _registration.Add([(A, None)]);
        _calls.Dequeue().SetResult(false);
        Assert.True(_registration.IsNews(A, None));

        _registration.Add([(A, None)]);
        _registration.Add([(A, Some)]);
        _calls.Dequeue().SetResult(true);
        Assert.True(_registration.IsNews(A, None));
    }

    private static (Symbol Symbol, SymbolTriggers Triggers) At(Symbol symbol, long version) =>
        (symbol, new SymbolTriggers(version, null, null));
}
