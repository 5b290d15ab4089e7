using Trading.Exchange;
using Trading.Exchange.Matching;

namespace Trading.Grains.Tests.Exchange.Matching;

/// <summary>Allocates at each change of a level: the control of the test that says that nothing is allocated.</summary>
internal struct WastefulSink : IBookSink
{
    private object? _last;

    public readonly void Accepted(long number, int owner)
    {
    }

    public readonly void Rejected(int owner, Refusal refusal)
    {
    }

    public readonly void Traded(in BookTrade trade)
    {
    }

    public readonly void Closed(long number, int owner, CloseReason reason, long lotsLeft)
    {
    }

    public readonly void Amended(long number, int owner, long priceTicks, long totalLots, long lotsLeft, bool keptPlace)
    {
    }

    public readonly void AmendRefused(long number, Refusal refusal)
    {
    }

    public readonly void CancelRefused(long number)
    {
    }

    public void LevelChanged(OrderSide side, long priceTicks, long lots) => _last = new object();

    public override readonly string ToString() => $"{_last}";
}
