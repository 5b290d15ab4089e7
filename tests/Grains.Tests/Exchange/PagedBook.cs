using Trading.Exchange;

namespace Trading.Grains.Tests.Exchange;

/// <summary>Plays a book that has many events for one user and tells a few at a time.</summary>
internal sealed class PagedBook(long events, int page) : IBookGrain
{
    /// <summary>The requests so far.</summary>
    public List<BookRequest> Requests { get; } = [];

    /// <summary>The request that fails, counted from 1; 0 for none.</summary>
    public int FailingRequest { get; set; }

    /// <summary>Events in one answer.</summary>
    public int Page { get; set; } = page;

    /// <summary>Events that are missing before the first of each answer.</summary>
    public int Missing { get; init; }

    public Task<BookAnswer> SubmitAsync(BookRequest request)
    {
        Requests.Add(request);
        if (Requests.Count == FailingRequest)
            throw new TimeoutException("The book is away.");
        var told = Math.Min(Page, events - request.Applied - Missing);
        var answer = new BookEvent[told];
        for (var i = 0; i < told; i++)
            answer[i] = new BookEvent { Number = request.Applied + Missing + 1 + i, Kind = BookEventKind.FeeCollected, Fee = 1 };
        return Task.FromResult(new BookAnswer(0, answer, events));
    }

    public Task<long> EstimateAsync(OrderSide side, long lots) => throw new NotSupportedException();

    public Task SetStatusAsync(InstrumentStatus status) => throw new NotSupportedException();
}
