namespace Trading.Grains.Tests.Exchange.Matching;

/// <summary>Limit and market orders, times in force and post-only (exchange.md, Orders).</summary>
public class MatchingTests
{
    [Fact]
    public void Limit_that_does_not_cross_rests() => BookScript.Run(
        """
        1 buy 5@100  | #1 in; bid 100=5
        2 sell 5@101 | #2 in; ask 101=5
        3 buy 2@100  | #3 in; bid 100=7
        """);

    [Fact]
    public void Trade_is_at_the_price_of_the_maker() => BookScript.Run(
        """
        1 sell 5@100 | #1 in; ask 100=5
        2 buy 5@120  | #2 in; T1 5@100 #1(0)<#2(0); #1 Filled(0); ask 100=0; #2 Filled(0)
        1 buy 5@100  | #3 in; bid 100=5
        2 sell 3@80  | #4 in; T2 3@100 #3(2)<#4(0); bid 100=2; #4 Filled(0)
        """);

    [Fact]
    public void Best_price_trades_first_and_at_one_price_the_oldest() => BookScript.Run(
        """
        1 sell 1@102 | #1 in; ask 102=1
        2 sell 1@101 | #2 in; ask 101=1
        3 sell 1@102 | #3 in; ask 102=2
        4 sell 1@101 | #4 in; ask 101=2
        5 buy 3@102  | #5 in; T1 1@101 #2(0)<#5(2); #2 Filled(0); T2 1@101 #4(0)<#5(1); #4 Filled(0); ask 101=0; T3 1@102 #1(0)<#5(0); #1 Filled(0); ask 102=1; #5 Filled(0)
        5 buy 9@103  | #6 in; T4 1@102 #3(0)<#6(8); #3 Filled(0); ask 102=0; bid 103=8
        """);

    [Fact]
    public void Remainder_of_a_limit_rests_at_its_own_price() => BookScript.Run(
        """
        1 buy 5@100  | #1 in; bid 100=5
        2 buy 5@99   | #2 in; bid 99=5
        3 sell 9@100 | #3 in; T1 5@100 #1(0)<#3(4); #1 Filled(0); bid 100=0; ask 100=4
        4 buy 4@100  | #4 in; T2 4@100 #3(0)<#4(0); #3 Filled(0); ask 100=0; #4 Filled(0)
        """);

    [Fact]
    public void Cancel_takes_an_order_out_once() => BookScript.Run(
        """
        1 buy 5@100 | #1 in; bid 100=5
        2 buy 5@100 | #2 in; bid 100=10
        3 buy 5@100 | #3 in; bid 100=15
        cancel 2    | #2 Cancelled(5); bid 100=10
        cancel 2    | #2 not open
        cancel 7    | #7 not open
        cancel 0    | #0 not open
        4 sell 6@1  | #4 in; T1 5@100 #1(0)<#4(1); #1 Filled(0); T2 1@100 #3(4)<#4(0); bid 100=4; #4 Filled(0)
        cancel 1    | #1 not open
        cancel 3    | #3 Cancelled(4); bid 100=0
        """);

    [Fact]
    public void Market_never_rests() => BookScript.Run(
        """
        1 buy 5@market     | #1 in; #1 Remainder(5)
        1 sell 2@100       | #2 in; ask 100=2
        1 sell 2@900       | #3 in; ask 900=2
        2 buy 5@market     | #4 in; T1 2@100 #2(0)<#4(3); #2 Filled(0); ask 100=0; T2 2@900 #3(0)<#4(1); #3 Filled(0); ask 900=0; #4 Remainder(1)
        1 buy 2@100        | #5 in; bid 100=2
        2 sell 1@market    | #6 in; T3 1@100 #5(1)<#6(0); bid 100=1; #6 Filled(0)
        2 sell 9@market ioc | #7 in; T4 1@100 #5(0)<#7(8); #5 Filled(0); bid 100=0; #7 Remainder(8)
        """);

    [Fact]
    public void Ioc_takes_what_it_can_and_never_rests() => BookScript.Run(
        """
        1 sell 2@100    | #1 in; ask 100=2
        1 sell 2@101    | #2 in; ask 101=2
        2 buy 5@100 ioc | #3 in; T1 2@100 #1(0)<#3(3); #1 Filled(0); ask 100=0; #3 Remainder(3)
        2 buy 5@100 ioc | #4 in; #4 Remainder(5)
        2 buy 1@101 ioc | #5 in; T2 1@101 #2(1)<#5(0); ask 101=1; #5 Filled(0)
        """);

    [Fact]
    public void Fok_trades_whole_or_not_at_all() => BookScript.Run(
        """
        1 sell 2@100       | #1 in; ask 100=2
        1 sell 2@101       | #2 in; ask 101=2
        2 buy 5@101 fok    | #3 in; #3 FillOrKill(5)
        2 buy 3@100 fok    | #4 in; #4 FillOrKill(3)
        2 buy 5@market fok | #5 in; #5 FillOrKill(5)
        2 buy 3@101 fok    | #6 in; T1 2@100 #1(0)<#6(1); #1 Filled(0); ask 100=0; T2 1@101 #2(1)<#6(0); ask 101=1; #6 Filled(0)
        2 buy 1@market fok | #7 in; T3 1@101 #2(0)<#7(0); #2 Filled(0); ask 101=0; #7 Filled(0)
        """);

    [Fact]
    public void Post_only_that_would_take_is_rejected_and_gets_no_number() => BookScript.Run(
        """
        1 sell 2@100      | #1 in; ask 100=2
        2 buy 2@100 post  | rejected PostOnlyWouldTake
        2 buy 2@105 post  | rejected PostOnlyWouldTake
        1 buy 2@100 post  | rejected PostOnlyWouldTake
        2 buy 2@99 post   | #2 in; bid 99=2
        2 sell 2@99 post  | rejected PostOnlyWouldTake
        2 sell 2@100 post | #3 in; ask 100=4
        """);

    [Theory]
    [InlineData("1 buy 0@100")]
    [InlineData("1 buy -1@100")]
    [InlineData("1 buy 1@0")]
    [InlineData("1 buy 1@-5")]
    [InlineData("-1 buy 1@100")]
    [InlineData("1 buy 1@100 ioc post")]
    [InlineData("1 buy 1@100 fok post")]
    [InlineData("1 buy 1@market post")]
    [InlineData("1 buy 1@100 budget=5")]
    [InlineData("1 sell 1@market budget=5")]
    [InlineData("1 buy 1@market budget=-5")]
    public void Order_that_does_not_fit_together_is_rejected(string order) => BookScript.Run(order + " | rejected Malformed");

    [Fact]
    public void Amount_and_side_have_the_limits_of_64_bits() => BookScript.Run(
        """
        1 sell 9223372036854775807@1  | #1 in; ask 1=9223372036854775807
        1 sell 1@1                    | rejected BookFull
        1 sell 1@2                    | rejected BookFull
        1 buy 4611686018427387904@2   | rejected NotionalTooLarge
        1 buy 9223372036854775807@2   | rejected NotionalTooLarge
        cancel 1                      | #1 Cancelled(9223372036854775807); ask 1=0
        1 sell 1@9223372036854775807  | #2 in; ask 9223372036854775807=1
        1 buy 2@9223372036854775806   | rejected NotionalTooLarge
        1 buy 1@9223372036854775806   | #3 in; bid 9223372036854775806=1
        2 buy 3@9223372036854775807 ioc | rejected NotionalTooLarge
        2 buy 1@9223372036854775807 ioc | #4 in; T1 1@9223372036854775807 #2(0)<#4(0); #2 Filled(0); ask 9223372036854775807=0; #4 Filled(0)
        """);
}
