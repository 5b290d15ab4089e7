namespace Trading.Market.Statistics;

/// <summary>
/// What each country trades. All countries together keep a limited number of flows apart; beyond that new flows are counted together.
/// </summary>
internal sealed class CountryTable(int flowsMax)
{
    private const int PackedMax = 26 * 26;

    private readonly CountryState?[] _byCountry = new CountryState?[PackedMax + 1];
    private readonly List<CountryState> _countries = [];
    private int _flows;

    /// <summary>How many have messages.</summary>
    public int Count => _countries.Count;

    /// <summary>Adds a message.</summary>
    public void Add(int pair, in TradeMessage message)
    {
        if (GetOrAdd(message.Country).Add(pair, message, _flows < flowsMax))
            _flows++;
    }

    /// <summary>The totals of all, those with most messages first.</summary>
    public CountryTotals[] Totals(PairTable pairs, int flowsMaxEach) =>
    [
        .. _countries
            .OrderByDescending(country => country.Messages)
            .ThenBy(country => country.Country)
            .Select(country => country.Totals(pairs, flowsMaxEach)),
    ];

    /// <summary>Writes all.</summary>
    public void Save(BinaryWriterOver output)
    {
        output.Unsigned((ulong)_countries.Count);
        foreach (var country in _countries)
            country.Save(output);
    }

    /// <summary>Reads all into an empty table; throws <see cref="FormatException"/> on what is no table.</summary>
    public void Load(ref BinaryReaderOver input, int pairs)
    {
        for (var left = input.Count(PackedMax); left > 0; left--)
        {
            if (!Country.TryUnpack(input.Count(PackedMax), out var country) || _byCountry[country.Packed] is not null)
                throw new FormatException("Statistics of a country that is not known to this version, or comes twice.");
            var state = GetOrAdd(country);
            state.Load(ref input, pairs);
            _flows += state.Flows;
        }
    }

    private CountryState GetOrAdd(Country country)
    {
        ref var state = ref _byCountry[country.Packed];
        if (state is null)
            _countries.Add(state = new CountryState(country));
        return state;
    }
}
