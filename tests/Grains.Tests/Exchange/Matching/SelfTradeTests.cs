namespace Trading.Grains.Tests.Exchange.Matching;

/// <summary>Self-trade prevention (exchange.md, Orders): the taker's choice counts.</summary>
public class SelfTradeTests
{
    private const string Makers =
        """
        2 sell 2@100 stp=none | #1 in; ask 100=2
        1 sell 3@100 stp=none | #2 in; ask 100=5
        3 sell 4@100          | #3 in; ask 100=9
        1 sell 5@101          | #4 in; ask 101=5

        """;

    [Theory]
    [InlineData("1 buy 9@100", "#5 in; T1 2@100 #1(0)<#5(7); #1 Filled(0); ask 100=7; #5 SelfTrade(7)")]
    [InlineData("1 buy 2@100", "#5 in; T1 2@100 #1(0)<#5(0); #1 Filled(0); ask 100=7; #5 Filled(0)")]
    [InlineData("1 buy 9@100 ioc stp=cancelTaker", "#5 in; T1 2@100 #1(0)<#5(7); #1 Filled(0); ask 100=7; #5 SelfTrade(7)")]
    [InlineData(
        "1 buy 9@101 stp=cancelMaker",
        "#5 in; T1 2@100 #1(0)<#5(7); #1 Filled(0); #2 SelfTrade(3); T2 4@100 #3(0)<#5(3); #3 Filled(0); ask 100=0; #4 SelfTrade(5); ask 101=0; bid 101=3")]
    [InlineData("1 buy 9@101 stp=cancelBoth", "#5 in; T1 2@100 #1(0)<#5(7); #1 Filled(0); #2 SelfTrade(3); ask 100=4; #5 SelfTrade(7)")]
    [InlineData(
        "1 buy 6@101 stp=none",
        "#5 in; T1 2@100 #1(0)<#5(4); #1 Filled(0); T2 3@100 #2(0)<#5(1); #2 Filled(0); T3 1@100 #3(3)<#5(0); ask 100=3; #5 Filled(0)")]
    [InlineData("1 buy 9@market", "#5 in; T1 2@100 #1(0)<#5(7); #1 Filled(0); ask 100=7; #5 SelfTrade(7)")]
    [InlineData(
        "1 buy 9@market stp=cancelMaker",
        "#5 in; T1 2@100 #1(0)<#5(7); #1 Filled(0); #2 SelfTrade(3); T2 4@100 #3(0)<#5(3); #3 Filled(0); ask 100=0; #4 SelfTrade(5); ask 101=0; #5 Remainder(3)")]
    public void Taker_meets_its_own_order(string order, string expected) => BookScript.Run(Makers + order + " | " + expected);

    [Theory]
    [InlineData("1 buy 3@100 fok", "#5 in; #5 FillOrKill(3)")]
    [InlineData("1 buy 3@100 fok stp=cancelBoth", "#5 in; #5 FillOrKill(3)")]
    [InlineData("1 buy 2@100 fok", "#5 in; T1 2@100 #1(0)<#5(0); #1 Filled(0); ask 100=7; #5 Filled(0)")]
    [InlineData("1 buy 7@101 fok stp=cancelMaker", "#5 in; #5 FillOrKill(7)")]
    [InlineData(
        "1 buy 6@101 fok stp=cancelMaker",
        "#5 in; T1 2@100 #1(0)<#5(4); #1 Filled(0); #2 SelfTrade(3); T2 4@100 #3(0)<#5(0); #3 Filled(0); ask 100=0; #5 Filled(0)")]
    [InlineData(
        "1 buy 4@100 fok stp=none",
        "#5 in; T1 2@100 #1(0)<#5(2); #1 Filled(0); T2 2@100 #2(1)<#5(0); ask 100=5; #5 Filled(0)")]
    public void Fok_counts_its_own_orders_by_the_rule(string order, string expected) => BookScript.Run(Makers + order + " | " + expected);

    [Fact]
    public void Nothing_changes_where_the_first_maker_is_the_takers_own() => BookScript.Run(
        """
        1 sell 2@100             | #1 in; ask 100=2
        1 buy 2@100              | #2 in; #2 SelfTrade(2)
        1 buy 2@100 stp=cancelBoth | #3 in; #1 SelfTrade(2); ask 100=0; #3 SelfTrade(2)
        """);
}
