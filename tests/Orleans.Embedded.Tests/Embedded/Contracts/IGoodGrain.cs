using System.Collections.Immutable;
using Orleans;
using Trading.Conformance.Observers;

namespace Trading.Conformance.Embedded.Contracts;

public interface IGoodGrain : IGrainWithStringKey
{
    Task DoAsync(CancellationToken cancellationToken);

    ValueTask<int?> GetAsync(string text, DayOfWeek day, byte[] bytes, ReadOnlyMemory<byte> part);

    Task<ImmutableArray<GoodMessage>> GetAllAsync(Dictionary<string, (int Count, GoodMessage? Message)> request);

    Task SubscribeAsync(INewsObserver observer, IGoodGrain other);
}
