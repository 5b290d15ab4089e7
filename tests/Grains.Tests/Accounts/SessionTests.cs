using System.Globalization;
using Trading.Accounts;
using Trading.Audit;

namespace Trading.Grains.Tests.Accounts;

/// <summary>Repeated commands: the first answer again, and no second effect.</summary>
public sealed class SessionTests
{
    [Fact]
    public void Repeat_gets_the_first_status_and_has_no_effect() => AccountScript.Run("""
        s=run n=1 ADD 100.00          -> ok cash=100.00 events=1
        s=run n=1 ADD 100.00          -> ok repeated n=1 cash=100.00 events=0 total=0.00
        s=run n=2 COMMIT_BUY          -> nothing_pending events=1
        price ABC 10.00
        s=run n=3 BUY ABC 30.00       -> ok
        s=run n=2 COMMIT_BUY          -> nothing_pending repeated events=0 buys=1
        s=run n=3 BUY ABC 30.00       -> ok repeated shares=0 buys=1
        s=run n=4 COMMIT_BUY          -> ok ABC=3
        s=run n=3 BUY ABC 30.00       -> ok repeated
        s=run n=4 COMMIT_BUY          -> ok repeated ABC=3 cash=70.00
        """);

    [Fact]
    public void Without_a_session_nothing_is_remembered() => AccountScript.Run("""
        n=1 ADD 100.00                -> ok cash=100.00
        n=1 ADD 100.00                -> ok cash=200.00
        s=run n=1 ADD 100.00          -> ok cash=300.00
        n=1 ADD 100.00                -> ok cash=400.00
        """);

    [Fact]
    public void Sessions_count_apart() => AccountScript.Run("""
        s=one n=1 ADD 1.00            -> ok cash=1.00
        s=two n=1 ADD 1.00            -> ok cash=2.00
        k=one n=1 ADD 1.00            -> ok cash=3.00
        s=One n=1 ADD 1.00            -> ok cash=4.00
        s=one n=1 ADD 1.00            -> ok repeated
        s=two n=1 ADD 1.00            -> ok repeated
        k=one n=1 ADD 1.00            -> ok repeated cash=4.00
        """);

    [Fact]
    public void Sessions_that_take_turns_keep_their_highest_numbers() => AccountScript.Run("""
        s=one n=9 ADD 1.00            -> ok cash=1.00
        s=two n=1 ADD 1.00            -> ok cash=2.00
        s=one n=9 ADD 1.00            -> ok repeated
        s=two n=2 ADD 1.00            -> ok cash=3.00
        s=one n=8 ADD 1.00            -> ok cash=4.00
        s=two n=3 ADD 1.00            -> ok cash=5.00
        s=one n=9 ADD 1.00            -> ok repeated
        s=one n=8 ADD 1.00            -> ok repeated cash=5.00
        """);

    [Fact]
    public void Numbers_may_come_in_any_order() => AccountScript.Run("""
        s=run n=9 ADD 1.00            -> ok
        s=run n=3 ADD 1.00            -> ok
        s=run n=7 ADD 1.00            -> ok cash=3.00
        s=run n=3 ADD 1.00            -> ok repeated
        s=run n=9 ADD 1.00            -> ok repeated
        s=run n=5 ADD 1.00            -> ok
        s=run n=7 ADD 1.00            -> ok repeated cash=4.00
        s=run n=5 ADD 1.00            -> ok repeated
        """);

    [Fact]
    public void Key_stands_for_one_command_whatever_its_number() => AccountScript.Run("""
        k=a ADD 1.00                  -> ok n=1 cash=1.00
        k=a ADD 1.00                  -> ok repeated cash=1.00
        k=a n=8 ADD 1.00              -> ok repeated n=8 cash=1.00
        k=b n=8 ADD 1.00              -> ok n=8 cash=2.00
        k=b ADD 1.00                  -> ok repeated cash=2.00
        k=c ADD 1.00                  -> ok n=9 cash=3.00
        """);

    [Fact]
    public void Command_without_a_number_in_a_session_takes_no_number_from_it() => AccountScript.Run("""
        s=run n=1 ADD 1.00            -> ok
        s=run ADD 1.00                -> ok n=2 cash=2.00
        s=run ADD 1.00                -> ok n=3 cash=3.00
        s=run n=2 ADD 1.00            -> ok n=2 cash=4.00
        s=run n=3 ADD 1.00            -> ok n=3 cash=5.00
        s=run n=2 ADD 1.00            -> ok repeated cash=5.00
        """);

    [Fact]
    public void Waiting_for_a_quote_is_no_outcome_to_remember() => AccountScript.Run("""
        ADD 100.00
        s=run n=1 BUY ABC 10.00       -> needs_quote
        price ABC 10.00
        s=run n=1 BUY ABC 10.00       -> ok shares=1
        price ABC none
        s=run n=1 BUY ABC 10.00       -> ok repeated
        s=run n=2 BUY XYZ 10.00       -> needs_quote
        asked s=run n=2 BUY XYZ 10.00 -> quote_unavailable
        price XYZ 1.00
        s=run n=2 BUY XYZ 10.00       -> quote_unavailable repeated
        """);

    [Fact]
    public void What_the_doors_refused_is_repeated_too() => AccountScript.Run("""
        s=run n=1 refused=bad_amount ADD -5.00 -> bad_amount
        s=run n=1 ADD 5.00                     -> bad_amount repeated exists=no
        """);

    [Fact]
    public void Repeat_does_not_expire_what_is_due() => AccountScript.Run("""
        s=run n=1 ADD 10.00           -> ok
        price ABC 10.00
        BUY ABC 10.00
        t=60 s=run n=1 ADD 10.00      -> ok repeated events=0 buys=1
        """);

    [Fact]
    public void Old_numbers_are_asked_of_the_journal()
    {
        var script = new StringWriter(CultureInfo.InvariantCulture);
        for (var n = 2; n <= OutcomeMemory.Capacity + 12; n += 2)
            script.WriteLine($"s=run n={n} ADD 1.00 -> ok");
        for (var n = 1; n <= OutcomeMemory.Capacity; n++)
            script.WriteLine($"s=new n={n} ADD 1.00 -> ok");
        script.Write($"""
            s=run n=2 ADD 1.00                  -> needs_journal events=0
            s=run n=2 journal=ok ADD 1.00       -> ok repeated events=0
            s=run n=3 ADD 1.00                  -> needs_journal events=0
            s=run n=3 journal=none ADD 1.00     -> ok events=1
            s=run n=3 ADD 1.00                  -> ok repeated
            s=run n=5 journal=limit_exceeded ADD 1.00 -> limit_exceeded repeated
            s=run n={OutcomeMemory.Capacity + 12} ADD 1.00 -> needs_journal
            s=run n={OutcomeMemory.Capacity + 13} ADD 1.00 -> ok
            s=new n=1 ADD 1.00                  -> needs_journal
            s=new n=4 ADD 1.00                  -> ok repeated
            s=new n={OutcomeMemory.Capacity + 1} ADD 1.00 -> ok
            """);
        AccountScript.Run(script.ToString());
    }

    [Fact]
    public void Old_numbers_that_came_in_any_order_are_asked_of_the_journal()
    {
        var script = new StringWriter(CultureInfo.InvariantCulture);
        script.Write("s=run n=9 ADD 1.00 -> ok\ns=run n=3 ADD 1.00 -> ok\ns=run n=12 ADD 1.00 -> ok\n");
        for (var n = 1; n < OutcomeMemory.Capacity; n++)
            script.WriteLine($"s=new n={n} ADD 1.00 -> ok");
        script.Write("""
            s=run n=12 ADD 1.00     -> ok repeated
            s=run n=9 ADD 1.00      -> needs_journal
            s=run n=3 ADD 1.00      -> needs_journal
            s=run n=10 ADD 1.00     -> ok
            s=run n=13 ADD 1.00     -> ok
            """);
        AccountScript.Run(script.ToString());
    }

    [Fact]
    public void Old_keys_are_asked_of_the_journal()
    {
        var script = new StringWriter(CultureInfo.InvariantCulture);
        for (var n = 0; n <= OutcomeMemory.Capacity; n++)
            script.WriteLine($"k={n} ADD 1.00 -> ok");
        script.Write($"""
            k=0 ADD 1.00                        -> needs_journal
            k=0 journal=ok ADD 1.00             -> ok repeated
            k=1 ADD 1.00                        -> ok repeated
            k={OutcomeMemory.Capacity} ADD 1.00 -> ok repeated
            k=other ADD 1.00                    -> ok
            """);
        AccountScript.Run(script.ToString());
    }

    [Fact]
    public void Delivery_that_comes_twice_has_one_effect_and_takes_no_room_of_its_own()
    {
        var account = new Account();
        var executor = new AccountExecutor(account, new AccountEventWriter());
        Assert.Equal((Status.Ok, false), Add("g:one:7", executor));
        Assert.Equal((Status.Ok, true), Add("g:one:7", executor));
        Assert.Equal((Status.Ok, false), Add("g:one:8", executor));
        Assert.Equal((Status.Ok, false), Add("g:two:7", executor));
        Assert.Equal(Money.FromCents(300), account.Cash);

        Account[] copies =
            [AccountCopies.Replay(new Account(), executor.Journal.WrittenSpan), AccountSnapshot.Load(AccountCopies.Save(account))];
        foreach (var copy in copies)
        {
            Assert.Equal((Status.Ok, true), Add("g:one:8", new AccountExecutor(copy, new AccountEventWriter())));
            Assert.Equal(Money.FromCents(300), copy.Cash);
        }

        for (var i = 9; i < OutcomeMemory.SessionsMax + 10; i++)
            Assert.Equal((Status.Ok, false), Add($"g:one:{i}", executor));

        static (Status Status, bool Repeated) Add(string session, AccountExecutor executor)
        {
            // The client's number is not what a delivery is known by.
            var command = new Command { Kind = CommandKind.Add, Session = session, TransactionNum = 1, Amount = Money.FromCents(100) };
            Assert.Equal(Step.Done, executor.Execute(command, 0, default, out var outcome));
            return (outcome.Status, outcome.Repeated);
        }
    }

    [Fact]
    public void Without_room_for_one_more_session_nothing_is_done()
    {
        var account = new Account();
        var executor = new AccountExecutor(account, new AccountEventWriter());
        for (var i = 0; i < OutcomeMemory.SessionsMax; i++)
            Assert.Equal(Status.Ok, Add($"k:{i}", 0, i));
        var added = account.Cash;

        Assert.Equal(Status.Overloaded, Add("k:new", 0, OutcomeMemory.LifeMs));
        Assert.Equal(Status.Overloaded, Add("s:new", 1, OutcomeMemory.LifeMs));
        Assert.Equal((added, OutcomeMemory.SessionsMax), (account.Cash, executor.Journal.Count));
        Assert.Equal(Status.Ok, Add($"k:{OutcomeMemory.SessionsMax - 1}", 0, OutcomeMemory.LifeMs));
        Assert.Equal(added, account.Cash);

        Assert.Equal(Status.Ok, Add("k:new", 0, OutcomeMemory.LifeMs + 1));
        Assert.Equal(Status.Overloaded, Add("k:newer", 0, OutcomeMemory.LifeMs + 1));
        Assert.Equal(Status.Ok, Add("k:0", 0, OutcomeMemory.LifeMs + 2));
        Assert.Equal(added + Money.FromCents(200), account.Cash);

        Assert.Equal(AccountText.All(account), AccountText.All(AccountCopies.Replay(new Account(), executor.Journal.WrittenSpan)));
        Assert.Equal(account.Cash, AccountSnapshot.Load(AccountCopies.Save(account)).Cash);

        Status Add(string session, long number, long nowMs)
        {
            var command = new Command { Kind = CommandKind.Add, Session = session, TransactionNum = number, Amount = Money.FromCents(100) };
            Assert.Equal(Step.Done, executor.Execute(command, nowMs, default, out var outcome));
            return outcome.Status;
        }
    }
}
