using Trading.Exchange;
using Trading.Exchange.Matching;

namespace Trading.Grains.Tests.Exchange.Matching;

/// <summary>Listens to nothing.</summary>
internal struct SilentSink : IBookSink
{
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

    public readonly void LevelChanged(OrderSide side, long priceTicks, long lots)
    {
    }
}
