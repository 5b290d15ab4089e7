using Orleans;
using Orleans.Concurrency;

namespace Trading.Exchange;

/// <summary>
/// The order book of one instrument; the key is its name. Called by accounts only; its public data are at <see cref="IMarketGrain"/>.
/// </summary>
[Alias("book-grain")]
public interface IBookGrain : IGrainWithStringKey
{
    /// <summary>
    /// Executes commands, each once, and answers when they are durable. An exception means that the outcome is unknown: send them again.
    /// </summary>
    [Alias("submit"), AlwaysInterleave]
    Task<BookAnswer> SubmitAsync(BookRequest request);

    /// <summary>
    /// What a market order for so many lots would cost or bring now without fees, in units of the quote asset; of what there is, where
    /// there is less.
    /// </summary>
    [Alias("estimate"), AlwaysInterleave]
    Task<long> EstimateAsync(OrderSide side, long lots);

    /// <summary>Halts or resumes the instrument.</summary>
    [Alias("set-status"), AlwaysInterleave]
    Task SetStatusAsync(InstrumentStatus status);
}
