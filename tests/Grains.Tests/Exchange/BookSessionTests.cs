using Trading.Exchange;

namespace Trading.Grains.Tests.Exchange;

public sealed class BookSessionTests
{
    private const int Page = 512;

    private readonly List<Exception> _failures = [];

    [Fact]
    public async Task Account_that_catches_up_reads_all_pages_before_it_goes_on()
    {
        var book = new PagedBook(3 * Page + 7, Page);
        var link = LinkOf("BTC-USD");
        await SessionOf(link, book).CatchUpAsync();
        Assert.Equal(3 * Page + 7, link.LastEvent);
        Assert.Equal([0, Page, 2 * Page, 3 * Page], book.Requests.Select(request => request.Applied));
    }

    [Fact]
    public async Task Account_whose_book_fails_between_two_pages_says_so_and_goes_on_there()
    {
        var book = new PagedBook(2 * Page, Page) { FailingRequest = 2 };
        var link = LinkOf("BTC-USD");
        var session = SessionOf(link, book);
        await Assert.ThrowsAsync<OrderOutcomeUnknownException>(session.CatchUpAsync);
        Assert.Equal(Page, link.LastEvent);
        Assert.IsType<OrderOutcomeUnknownException>(Assert.Single(_failures));
        await session.CatchUpAsync();
        Assert.Equal(2 * Page, link.LastEvent);
        Assert.Equal(3, book.Requests.Count);
    }

    [Fact]
    public async Task Book_that_tells_nothing_of_what_it_has_is_not_asked_for_ever()
    {
        var book = new PagedBook(Page, page: 0);
        await SessionOf(LinkOf("BTC-USD"), book).CatchUpAsync();
        Assert.Single(book.Requests);
    }

    [Fact]
    public async Task Account_that_lacks_events_which_its_book_has_no_more_fails_and_does_not_ask_for_ever()
    {
        var book = new PagedBook(3 * Page, Page) { Missing = 5, FailingRequest = 10 };
        await Assert.ThrowsAsync<InvalidOperationException>(SessionOf(LinkOf("BTC-USD"), book).CatchUpAsync);
        Assert.Single(book.Requests);
        Assert.IsType<InvalidOperationException>(Assert.Single(_failures));
    }

    private static BookLink LinkOf(string symbol) => new(new Instrument
    {
        Symbol = symbol,
        Base = Asset.Btc,
        Quote = Asset.Usd,
        Tick = 0.01m,
        Lot = 0.0001m,
        LotUnits = 10_000,
        TickLotUnits = 1,
    });

    private BookSession SessionOf(BookLink link, PagedBook book) => new(
        "house",
        link,
        book,
        () => Task.CompletedTask,
        (told, events) =>
        {
            foreach (var e in events)
                if (e.Number == told.LastEvent + 1)
                    told.LastEvent++;
        },
        _failures.Add);
}
