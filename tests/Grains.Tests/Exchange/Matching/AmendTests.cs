namespace Trading.Grains.Tests.Exchange.Matching;

/// <summary>Amending an open order (exchange.md, Orders, Amend).</summary>
public class AmendTests
{
    [Fact]
    public void Smaller_total_at_the_same_price_keeps_its_place() => BookScript.Run(
        """
        1 buy 5@100  | #1 in; bid 100=5
        2 buy 5@100  | #2 in; bid 100=10
        amend 1 3@100 | #1 keeps 3@100(3); bid 100=8
        amend 1 3@100 | #1 keeps 3@100(3)
        3 sell 4@100 | #3 in; T1 3@100 #1(0)<#3(1); #1 Filled(0); T2 1@100 #2(4)<#3(0); bid 100=4; #3 Filled(0)
        """);

    [Fact]
    public void Larger_total_loses_its_place() => BookScript.Run(
        """
        1 buy 5@100  | #1 in; bid 100=5
        2 buy 5@100  | #2 in; bid 100=10
        amend 1 6@100 | #1 moves 6@100(6); bid 100=11
        3 sell 6@100 | #3 in; T1 5@100 #2(0)<#3(1); #2 Filled(0); T2 1@100 #1(5)<#3(0); bid 100=5; #3 Filled(0)
        """);

    [Fact]
    public void New_price_loses_the_place() => BookScript.Run(
        """
        1 buy 5@100  | #1 in; bid 100=5
        2 buy 5@99   | #2 in; bid 99=5
        amend 1 5@99 | #1 moves 5@99(5); bid 100=0; bid 99=10
        amend 1 5@98 | #1 moves 5@98(5); bid 99=5; bid 98=5
        amend 1 4@99 | #1 moves 4@99(4); bid 98=0; bid 99=9
        3 sell 6@99  | #3 in; T1 5@99 #2(0)<#3(1); #2 Filled(0); T2 1@99 #1(3)<#3(0); bid 99=3; #3 Filled(0)
        """);

    [Fact]
    public void New_price_that_crosses_matches_at_once() => BookScript.Run(
        """
        1 sell 3@105  | #1 in; ask 105=3
        2 buy 5@100   | #2 in; bid 100=5
        amend 2 5@106 | #2 moves 5@106(5); bid 100=0; T1 3@105 #1(0)<#2(2); #1 Filled(0); ask 105=0; bid 106=2
        3 sell 1@106  | #3 in; T2 1@106 #2(1)<#3(0); bid 106=1; #3 Filled(0)
        4 sell 1@108  | #4 in; ask 108=1
        amend 2 5@108 | #2 moves 5@108(1); bid 106=0; T3 1@108 #4(0)<#2(0); #4 Filled(0); ask 108=0; #2 Filled(0)
        amend 2 9@108 | #2 stays NotOpen
        """);

    [Fact]
    public void Total_has_the_filled_part_in_it() => BookScript.Run(
        """
        1 buy 5@100  | #1 in; bid 100=5
        2 sell 2@100 | #2 in; T1 2@100 #1(3)<#2(0); bid 100=3; #2 Filled(0)
        amend 1 4@100 | #1 keeps 4@100(2); bid 100=2
        amend 1 9@100 | #1 moves 9@100(7); bid 100=7
        amend 1 8@99  | #1 moves 8@99(6); bid 100=0; bid 99=6
        """);

    [Theory]
    [InlineData("2@100")]
    [InlineData("1@100")]
    [InlineData("2@500")]
    public void Total_of_no_more_than_what_is_filled_closes_the_order(string amend) => BookScript.Run(
        $"""
        1 buy 5@100   | #1 in; bid 100=5
        3 buy 1@100   | #2 in; bid 100=6
        2 sell 2@100  | #3 in; T1 2@100 #1(3)<#3(0); bid 100=4; #3 Filled(0)
        2 sell 1@105  | #4 in; ask 105=1
        amend 1 {amend} | #1 keeps 2@100(0); #1 Filled(0); bid 100=1
        cancel 1      | #1 not open
        """);

    [Fact]
    public void Post_only_is_not_amended_to_a_price_that_takes() => BookScript.Run(
        """
        1 sell 3@105     | #1 in; ask 105=3
        2 buy 5@100 post | #2 in; bid 100=5
        3 buy 5@100      | #3 in; bid 100=10
        amend 2 5@105    | #2 stays PostOnlyWouldTake
        amend 2 1@106    | #2 stays PostOnlyWouldTake
        4 sell 1@100     | #4 in; T1 1@100 #2(4)<#4(0); bid 100=9; #4 Filled(0)
        amend 2 5@104    | #2 moves 5@104(4); bid 100=5; bid 104=4
        amend 2 1@106    | #2 keeps 1@104(0); #2 Filled(0); bid 104=0
        """);

    [Fact]
    public void Amended_order_takes_by_its_own_self_trade_choice() => BookScript.Run(
        """
        1 sell 3@105                 | #1 in; ask 105=3
        1 buy 5@100 stp=cancelMaker  | #2 in; bid 100=5
        1 buy 5@99                   | #3 in; bid 99=5
        amend 3 5@105                | #3 moves 5@105(5); bid 99=0; #3 SelfTrade(5)
        amend 2 5@105                | #2 moves 5@105(5); bid 100=0; #1 SelfTrade(3); ask 105=0; bid 105=5
        """);

    [Fact]
    public void Amend_that_cannot_be_is_refused_and_changes_nothing() => BookScript.Run(
        """
        1 buy 5@100   | #1 in; bid 100=5
        2 buy 5@100   | #2 in; bid 100=10
        amend 1 0@100 | #1 stays Malformed
        amend 1 5@0   | #1 stays Malformed
        amend 7 5@100 | #7 stays NotOpen
        amend 1 9223372036854775807@2 | #1 stays NotionalTooLarge
        amend 1 9223372036854775807@1 | #1 stays BookFull
        amend 1 9223372036854775802@1 | #1 moves 9223372036854775802@1(9223372036854775802); bid 100=5; bid 1=9223372036854775802
        """);
}
