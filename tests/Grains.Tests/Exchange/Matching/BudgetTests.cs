namespace Trading.Grains.Tests.Exchange.Matching;

/// <summary>Market buys with a budget, and what a market order would cost. The taker's fee is a tenth, rounded up for each fill.</summary>
public class BudgetTests
{
    private const string Makers =
        """
        1 sell 2@101 | #1 in; ask 101=2
        2 sell 2@101 | #2 in; ask 101=4
        3 sell 9@200 | #3 in; ask 200=9

        """;

    [Theory]
    // One lot costs 101 and a fee of 11, two cost 202 and a fee of 21.
    [InlineData("4 buy 1@market budget=112", "#4 in; T1 1@101 #1(1)<#4(0); ask 101=3; #4 Filled(0)")]
    [InlineData("4 buy 1@market budget=111", "#4 in; #4 Remainder(1)")]
    [InlineData("4 buy 2@market budget=222", "#4 in; T1 1@101 #1(1)<#4(1); ask 101=3; #4 Remainder(1)")]
    [InlineData("4 buy 2@market budget=223", "#4 in; T1 2@101 #1(0)<#4(0); #1 Filled(0); ask 101=2; #4 Filled(0)")]
    // The fee is rounded for each fill: 223 + 223 for two makers, though four lots at once would cost 445.
    [InlineData(
        "4 buy 4@market budget=445",
        "#4 in; T1 2@101 #1(0)<#4(2); #1 Filled(0); T2 1@101 #2(1)<#4(1); ask 101=1; #4 Remainder(1)")]
    [InlineData(
        "4 buy *@market budget=1000",
        "#4 in; T1 2@101 #1(0)<#4(9223372036854775805); #1 Filled(0); T2 2@101 #2(0)<#4(9223372036854775803); #2 Filled(0); ask 101=0; "
        + "T3 2@200 #3(7)<#4(9223372036854775801); ask 200=7; #4 Remainder(9223372036854775801)")]
    [InlineData("4 buy 4@market fok budget=445", "#4 in; #4 FillOrKill(4)")]
    [InlineData(
        "4 buy 4@market fok budget=446",
        "#4 in; T1 2@101 #1(0)<#4(2); #1 Filled(0); T2 2@101 #2(0)<#4(0); #2 Filled(0); ask 101=0; #4 Filled(0)")]
    [InlineData("1 buy 1@market budget=1", "#4 in; #4 SelfTrade(1)")]
    public void Market_buy_spends_no_more_than_its_budget(string order, string expected) => BookScript.Run(Makers + order + " | " + expected);

    [Theory]
    [InlineData("buy 1", "1 for 101+11")]
    [InlineData("buy 2", "2 for 202+21")]
    [InlineData("buy 4", "4 for 404+42")]
    [InlineData("buy 5", "5 for 604+62")]
    [InlineData("buy 99", "13 for 2204+222")]
    [InlineData("buy 99 budget=445", "3 for 303+32")]
    [InlineData("buy 9@101", "4 for 404+42")]
    [InlineData("sell 5", "0 for 0+0")]
    public void Estimate_is_what_the_order_would_pay(string order, string expected) => BookScript.Run(
        Makers + $"cost {order} | {expected}\n4 buy 1@101 | #4 in; T1 1@101 #1(1)<#4(0); ask 101=3; #4 Filled(0)");
}
