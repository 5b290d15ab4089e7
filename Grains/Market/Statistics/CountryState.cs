using System.Runtime.InteropServices;

namespace Trading.Market.Statistics;

/// <summary>What one country trades.</summary>
internal sealed class CountryState(Country country)
{
    private readonly Dictionary<int, Volume> _flows = [];

    /// <summary>The country.</summary>
    public Country Country => country;

    /// <summary>How many messages, with those that are in no flow.</summary>
    public long Messages { get; private set; }

    /// <summary>How many flows are kept apart.</summary>
    public int Flows => _flows.Count;

    /// <summary>
    /// Adds a message; to the flow of its pair only where that is there already, or may be added. True where it was added.
    /// </summary>
    public bool Add(int pair, in TradeMessage message, bool mayAddFlow)
    {
        Messages++;
        ref var flow = ref CollectionsMarshal.GetValueRefOrNullRef(_flows, pair);
        var isNew = System.Runtime.CompilerServices.Unsafe.IsNullRef(ref flow);
        if (isNew && !mayAddFlow)
            return false;
        if (isNew)
            flow = ref CollectionsMarshal.GetValueRefOrAddDefault(_flows, pair, out _);
        flow.Add(message);
        return isNew;
    }

    /// <summary>Its totals, with the flows that have most messages; last, as a flow without a pair, what is in none.</summary>
    public CountryTotals Totals(PairTable pairs, int flowsMax)
    {
        var flows = _flows
            .Select(flow => new FlowTotals(country, pairs.All[flow.Key].Pair, flow.Value.Messages, flow.Value.Sold, flow.Value.Bought))
            .OrderByDescending(flow => flow.Messages)
            .ThenBy(flow => flow.Pair)
            .Take(flowsMax)
            .ToList();
        var others = Messages - _flows.Values.Sum(flow => flow.Messages);
        if (others > 0 && flows.Count < flowsMax)
            flows.Add(new FlowTotals(country, default, others, 0, 0));
        return new CountryTotals(country, Messages, [.. flows]);
    }

    /// <summary>Writes it.</summary>
    public void Save(BinaryWriterOver output)
    {
        output.Unsigned(country.Packed);
        output.Signed(Messages);
        output.Unsigned((ulong)_flows.Count);
        foreach (var (pair, volume) in _flows)
        {
            output.Unsigned((ulong)pair);
            volume.Save(output);
        }
    }

    /// <summary>Reads what follows a country's code; throws <see cref="FormatException"/> on what could not have been.</summary>
    public void Load(ref BinaryReaderOver input, int pairs)
    {
        Messages = input.Signed();
        for (var left = input.Count(pairs); left > 0; left--)
            if (!_flows.TryAdd(input.Count(pairs - 1), Volume.Load(ref input)))
                throw new FormatException($"Two flows of a pair in {country}.");
        if (Messages < Math.Max(1, _flows.Values.Sum(flow => flow.Messages)))
            throw new FormatException($"{Messages} messages of {country}, and more in its flows.");
    }
}
