using System.Globalization;
using Microsoft.AspNetCore.Http;
using Trading.Gateway.Exchange;
using Trading.Gateway.Http.Exchange;
using Trading.Market;

namespace Trading.Gateway.Http.Market;

/// <summary>What a question about the market says, with all its faults.</summary>
internal sealed class MarketFields(HttpRequest request)
{
    private const string PairName = "pair";
    private const string Interval = "1m";

    private readonly RequestFields _common = new(request);
    private readonly List<FieldProblem> _problems = [];

    /// <summary>Answers with the faults, where there are any.</summary>
    public Task? Refuse(HttpContext context) =>
        _problems.Count + _common.Problems.Count == 0 ? null : ExchangeProblem.WriteAsync(context, [.. _problems, .. _common.Problems]);

    /// <summary>The pair that <c>?pair=</c> names; null where it names none, which is a fault where it must.</summary>
    public CurrencyPair? Pair(bool isNeeded)
    {
        var text = request.Query[PairName].ToString();
        if (CurrencyPair.TryParse(text, out var pair))
            return pair;
        if (text.Length > 0)
            _problems.Add(new FieldProblem(PairName, FaultCodes.Malformed, "is not a pair of currencies such as EUR-GBP"));
        else if (isNeeded)
            _problems.Add(new FieldProblem(PairName, FaultCodes.MissingField, "is missing"));
        return null;
    }

    /// <summary>A number of things, 1 to <paramref name="max"/>.</summary>
    public int Number(string name, int otherwise, int max)
    {
        var text = request.Query[name].ToString();
        if (text.Length == 0)
            return otherwise;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= max)
            return number;
        _problems.Add(new FieldProblem(name, FaultCodes.Malformed, $"is not a whole number from 1 to {max}"));
        return otherwise;
    }

    /// <summary>Checks the <c>interval</c> of candles: there is one only.</summary>
    public void CheckInterval()
    {
        if (request.Query["interval"].ToString() is not ("" or Interval))
            _problems.Add(new FieldProblem("interval", FaultCodes.Malformed, $"is not {Interval}"));
    }

    /// <summary>The <c>startTime</c> of candles; Unix milliseconds, 0 where there is none.</summary>
    public long StartTimeMs() => _common.StartTimeMs();
}
