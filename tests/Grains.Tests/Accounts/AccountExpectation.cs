using System.Globalization;
using Trading.Accounts;
using Trading.Audit;

namespace Trading.Grains.Tests.Accounts;

/// <summary>
/// The right side of a line of an <see cref="AccountScript"/>: for commands first the status, then any of
/// <c>cash=1.00 reserved=0.00 ABC=available+reserved buys=2 sells=0 buy@ABC=amount[/price] sell@ABC=amount[/price:shares] due=60
/// exists=no</c> of the account, <c>shares= price= total= until= n= repeated</c> of the outcome, and <c>events= fired= expired=</c> of what
/// was written. Times are seconds; <c>none</c> stands for what is not there.
/// </summary>
internal static class AccountExpectation
{
    public static void Check(string line, string expectation, ScriptResult actual)
    {
        foreach (var word in expectation.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = word.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? word : word[..equals];
            var found = equals < 0 ? FlagOf(word, actual) : word[..(equals + 1)] + ValueOf(name, actual);
            Assert.True(word == found, $"{line}\nexpected {word}, found {found}; now\n{AccountText.Effects(actual.Account)}");
        }
    }

    private static string? FlagOf(string word, ScriptResult actual) =>
        word == "repeated" ? (actual.Outcome.Repeated ? "repeated" : "not repeated") : actual.Status;

    private static string ValueOf(string name, ScriptResult actual)
    {
        var account = actual.Account;
        return name switch
        {
            "cash" => account.Cash.ToString(),
            "reserved" => account.ReservedCash.ToString(),
            "buys" => Text(account.Buys.Count),
            "sells" => Text(account.Sells.Count),
            "due" => Seconds(account.NextExpiryMs),
            "exists" => account.Exists ? "yes" : "no",
            "shares" => Text(actual.Outcome.Shares),
            "price" => actual.Outcome.Price.ToString(),
            "total" => actual.Outcome.Total.ToString(),
            "until" => Seconds(actual.Outcome.TimeMs),
            "n" => Text(actual.Outcome.TransactionNum),
            "events" => Text(actual.Events.Count),
            "fired" => Text(actual.Events.Count(e => e.Kind is AccountEventKind.BuyTriggerFired or AccountEventKind.SellTriggerFired)),
            "expired" => Text(actual.Events.Count(e => e.Kind is AccountEventKind.BuyExpired or AccountEventKind.SellExpired)),
            _ when name.StartsWith("buy@", StringComparison.Ordinal) => OrderText(account.BuyOrders, name[4..]),
            _ when name.StartsWith("sell@", StringComparison.Ordinal) => OrderText(account.SellOrders, name[5..]),
            _ => HoldingText(account.HoldingOf(Symbol.Parse(name))),
        };
    }

    private static string OrderText(IReadOnlyDictionary<Symbol, TriggerOrder> orders, string symbol)
    {
        if (!orders.TryGetValue(Symbol.Parse(symbol), out var order))
            return "none";
        var trigger = order.HasTrigger ? $"/{order.TriggerPrice}" : "";
        return order.ReservedShares == 0 ? $"{order.Amount}{trigger}" : $"{order.Amount}{trigger}:{order.ReservedShares}";
    }

    private static string HoldingText(Holding holding) =>
        holding.Reserved == 0 ? Text(holding.Available) : $"{holding.Available}+{holding.Reserved}";

    private static string Seconds(long? timeMs) => timeMs is { } ms ? (ms / 1000m).ToString("0.###", CultureInfo.InvariantCulture) : "none";

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
