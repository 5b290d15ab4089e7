using System.Collections.Immutable;

namespace Trading.Exchange;

/// <summary>The stable codes and default messages of <see cref="ExchangeStatus"/> on the wire (exchange.md, gateway.md).</summary>
public static class ExchangeStatusCodes
{
    private static readonly ImmutableArray<(string Code, string Message)> Texts =
    [
        ("ok", ""),
        ("insufficient_funds", "less is available than the order needs"),
        ("limit_exceeded", "a balance or number would pass the largest one that is kept"),
        ("unknown_order", "there is no such order"),
        ("order_not_open", "the order is no longer open"),
        ("client_order_id_reused", "the client order id names an order with other fields"),
        ("post_only_would_take", "a post-only order would have taken"),
        ("instrument_halted", "the instrument is halted"),
        ("overloaded", "too much is open or under way, try again later"),
        ("min_notional", "the order is worth less than the instrument's minimum"),
        ("id_reused", "the id names a transfer with other fields"),
        ("bad_price", "a price is a multiple of the instrument's tick above zero"),
        ("bad_quantity", "a quantity is a multiple of the instrument's lot above zero"),
        ("unknown_symbol", "there is no such instrument"),
    ];

    /// <summary>The code on the wire, such as <c>order_not_open</c>.</summary>
    public static string Of(ExchangeStatus status) => Texts[(int)status].Code;

    /// <summary>What the code means, in words for a person.</summary>
    public static string MessageOf(ExchangeStatus status) => Texts[(int)status].Message;
}
