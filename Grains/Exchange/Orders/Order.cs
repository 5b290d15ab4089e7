using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Trading.Exchange;

/// <summary>An order of an account: what was asked for, how far it is, and what is reserved for it.</summary>
internal sealed class Order(BookLink link, long sequence, Guid id, PlaceOrder request, in BookCommand command, long createdMs)
{
    /// <summary>The most fills kept with one order; of more the last ones.</summary>
    public const int FillsMax = 1_000;

    private readonly long _number = command.Number;
    private readonly long _budget = command.Budget;
    private OrderFill[] _fills = [];
    private int _fillCount;

    /// <summary>The stream to its book.</summary>
    public BookLink Link => link;

    /// <summary>Its place among all orders of the account, from 1.</summary>
    public long Sequence => sequence;

    /// <summary>Its id.</summary>
    public Guid Id => id;

    /// <summary>What was asked for when it was placed.</summary>
    public PlaceOrder Request => request;

    /// <summary>The number of the command that placed it; 0 where none did, as the account itself refused it.</summary>
    public long Number => _number;

    /// <summary>The command that placed it; the request says most of it.</summary>
    public BookCommand Command => _number == 0 ? default : request.ToCommand(_number, _budget);

    /// <summary>When it was placed; Unix milliseconds.</summary>
    public long CreatedMs => createdMs;

    /// <summary>The price now; ticks.</summary>
    public long Ticks { get; set; } = request.Ticks;

    /// <summary>The total quantity now; lots.</summary>
    public long Lots { get; set; } = request.Lots;

    /// <summary>What is reserved for it, in units of <see cref="ReserveAsset"/>.</summary>
    public long Reserved { get; set; }

    /// <summary>The amendment under way, which the book has not answered; its number, or 0.</summary>
    public long AmendNumber { get; set; }

    /// <summary>How far it is.</summary>
    public OrderStatus Status { get; set; }

    /// <summary>Why it ended unfilled.</summary>
    public OrderReason Reason { get; set; }

    /// <summary>Why the last request to change it was refused.</summary>
    public OrderReason ChangeRefusal { get; set; }

    /// <summary>Lots filled.</summary>
    public long FilledLots { get; set; }

    /// <summary>What the filled lots cost or brought; units of the quote asset.</summary>
    public long FilledQuote { get; set; }

    /// <summary>When the book had it; Unix milliseconds.</summary>
    public long ReceivedMs { get; set; }

    /// <summary>When it last changed; Unix milliseconds.</summary>
    public long UpdatedMs { get; set; }

    /// <summary>Its fills, oldest first.</summary>
    public ReadOnlySpan<OrderFill> Fills => _fills.AsSpan(0, _fillCount);

    /// <summary>True while it may still trade.</summary>
    public bool IsOpen => Status is OrderStatus.New or OrderStatus.PartiallyFilled;

    /// <summary>What is reserved for it: the quote asset for a buy, the base asset for a sell.</summary>
    public Asset ReserveAsset => request.Side == OrderSide.Buy ? link.Instrument.Quote : link.Instrument.Base;

    /// <summary>Adds a fill.</summary>
    public void Add(in OrderFill fill)
    {
        if (_fillCount == FillsMax)
            _fills = [.. _fills.AsSpan(1, --_fillCount), default];
        else if (_fillCount == _fills.Length)
            Array.Resize(ref _fills, Math.Clamp(2 * _fillCount, 1, FillsMax));
        _fills[_fillCount++] = fill;
    }

    /// <summary>The order as its user sees it.</summary>
    public OrderInfo ToInfo() => new()
    {
        OrderId = id,
        Request = Ticks == request.Ticks && Lots == request.Lots ? request : request with { Ticks = Ticks, Lots = Lots },
        Status = Status,
        Reason = Reason,
        FilledLots = FilledLots,
        FilledQuote = FilledQuote,
        CreatedMs = createdMs,
        ReceivedMs = ReceivedMs,
        UpdatedMs = UpdatedMs,
        // A place that is taken is never written again, so an array without free ones need not be copied.
        Fills = _fillCount == _fills.Length ? ImmutableCollectionsMarshal.AsImmutableArray(_fills) : [.. Fills],
        Sequence = sequence,
    };
}
