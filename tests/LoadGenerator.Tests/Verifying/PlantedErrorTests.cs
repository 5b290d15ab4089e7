using Trading.LoadGenerator.Verifying;

namespace Trading.LoadGenerator.Tests.Verifying;

/// <summary>Errors planted one at a time into a log that is right otherwise; each must be found, and at its place.</summary>
public class PlantedErrorTests
{
    private static readonly Dictionary<string, (Action<LogScript> Plant, string Expected)> Errors = new()
    {
        ["lost command"] = (s => s.Cut("<command>CANCEL_BUY<", 2),
            "element 10 (time 1800000005000): SELL [7] of user u: [6] CANCEL_BUY,u, which stands before it in w, is not in the log"),
        ["lost last command"] = (s => s.Cut("<transactionNum>29<", 2),
            "[29] BUY,u of w is not in the log, but was answered with malformed"),
        ["doubled command"] = (s => s.Double("<command>COMMIT_SELL<", 2),
            "COMMIT_SELL [8] of user u: is in the log twice: first as element"),
        ["doubled deposit"] = (s => s.Double("<action>add</action><username>u</username><funds>1000.00<", 1),
            "add [1] of user u: of 1000.00 belongs to no command"),
        ["lost deposit"] = (s => s.Cut("<funds>1000.00</funds></accountTransaction>", 1),
            "ADD [1] of user u: has neither an accountTransaction nor an errorEvent"),
        ["swapped commands"] = (s => s.Swap("<transactionNum>9<", "<transactionNum>10<"),
            "CANCEL_SELL [10] of user u: [9] SELL,u,S,20.00, which stands before it"),
        ["command that nobody sent"] = (s => s.Double("<command>QUOTE<", 1, "<transactionNum>2<", "<transactionNum>77<"),
            "QUOTE [77] of user u: is in no workload"),
        ["other amount"] = (s => s.Change("<stockSymbol>S</stockSymbol><funds>35.00<", "<stockSymbol>S</stockSymbol><funds>35.01<"),
            "SELL [7] of user u: with arguments 'u,S,35.01' is not what w has: [7] SELL,u,S,35.00"),
        ["other user"] = (s => s.Change("<command>QUOTE</command><username>u<", "<command>QUOTE</command><username>v<"),
            "QUOTE [2] of user v: with arguments 'v,S' is not what w has"),
        ["buy that costs too much"] = (s => s.Change("remove</action><username>u</username><funds>100.00",
            "remove</action><username>u</username><funds>100.01"),
            "BUY [3] of user u: removes 100.01, which at 10.00 is no whole number of shares for 105.00"),
        ["buy that costs too little"] = (s => s.Change("remove</action><username>u</username><funds>100.00",
            "remove</action><username>u</username><funds>90.00"),
            "BUY [3] of user u: removes 90.00"),
        ["refund that is too small"] = (s => s.Change("add</action><username>u</username><funds>50.00",
            "add</action><username>u</username><funds>49.99"),
            "CANCEL_BUY [6] of user u: must add 50.00 and remove 0.00, but adds 49.99"),
        ["proceeds that are too large"] = (s => s.Change("add</action><username>u</username><funds>30.00",
            "add</action><username>u</username><funds>40.00"),
            "COMMIT_SELL [8] of user u: adds 40.00, which is no whole number of shares for 35.00 at 10.00"),
        ["reserve of an earlier amount kept"] = (s =>
            s.Cut("add</action><username>u</username><funds>120.00", 1), "SET_BUY_AMOUNT [17] of user u: must add 120.00"),
        ["rest of a trigger's reserve kept"] = (s => s.Cut("<transactionNum>18</transactionNum><action>add<", 1),
            "SET_BUY_TRIGGER [18] of user u: has neither an accountTransaction nor an errorEvent"),
        ["trigger that fires twice"] = (s => s.Double("<systemEvent>", 2),
            "SET_BUY_TRIGGER [18] of user u: fired without an amount set for T"),
        ["trigger that fires at no quoted price"] = (s =>
            s.Cut("<price>20.00<", 1), "SET_SELL_TRIGGER [21] of user u: fired for 100.00; 5 shares from 12.00 each"),
        ["trigger that fires on the wrong side"] = (s =>
            s.Change("<price>20.00<", "<price>11.00<").Change("funds>100.00</funds></systemEvent>", "funds>55.00</funds></systemEvent>", 1)
            .Change("<transactionNum>21</transactionNum><action>add</action><username>u</username><funds>100.00",
                "<transactionNum>21</transactionNum><action>add</action><username>u</username><funds>55.00"),
            "SET_SELL_TRIGGER [21] of user u: fired for 55.00"),
        ["commit of an expired buy"] = (s => s.Cut("<transactionNum>25</transactionNum><action>add<", 1).Cut("<errorEvent>", 1,
            "<transactionNum>27<"),
            "COMMIT_BUY [27] of user u: the BUY [25] is 60200 ms old and did not give its reserve back"),
        ["expiry before its time"] = (s => s.Move("<transactionNum>25</transactionNum><action>add<", before: "<command>DISPLAY_SUMMARY<"),
            "add [25] of user u: gives a BUY back that is only 58500 ms old"),
        ["wrong refund at expiry"] = (s => s.Change(
            "<transactionNum>25</transactionNum><action>add</action><username>u</username><funds>50.00",
            "<transactionNum>25</transactionNum><action>add</action><username>u</username><funds>99.00"),
            "add [25] of user u: gives 99.00 back where the BUY had reserved 50.00"),
        ["more shares sold than held"] = (s => s.Cut("<errorEvent>", 1, "<transactionNum>13<").Answer(13, "ok"),
            "SELL [13] of user u: accepted though the 7 shares of S that u has free do not cover 71.00 at 10.00"),
        ["more cash spent than held"] = (
            s => s.Cut("<errorEvent>", 1, "<transactionNum>12<").Insert("<transactionNum>13<", x =>
                x.Cash("[12] BUY,u", "-5000.00")).Answer(12, "ok"),
            "BUY [12] of user u: accepted with 930.00 in cash"),
        ["commit with nothing pending"] = (s => s.Cut("<errorEvent>", 1, "<transactionNum>11<").Insert("<transactionNum>12<", x =>
            x.Cash("[11] COMMIT_SELL,u", "+30.00")).Answer(11, "ok"),
            "COMMIT_SELL [11] of user u: accepted with nothing pending"),
        ["stale price"] = (s => s.Cut("<price>50.00<", 1), "SET_BUY_TRIGGER [18] of user u: fired for 100.00"),
        ["price from nowhere"] = (s => s.Change("<price>10.00<", "<price>10.01<"),
            "QUOTE [2] of user u: answered with the price 10.00, where in the 60 s before was quoted 10.01"),
        ["no price at all"] = (s => s.Cut("<price>10.00<", 1), "QUOTE [2] of user u: accepted without a quote of S"),
        ["refusal without a reason"] = (s => s.Change("<errorMessage>insufficient_funds", "<errorMessage>nothing_pending"),
            "BUY [12] of user u: refused with nothing_pending, but that does not hold: 930.00 in cash"),
        ["transient refusal in the log"] = (s => s.Change("<errorMessage>insufficient_funds", "<errorMessage>internal"),
            "BUY [12] of user u: refused with internal"),
        ["wrong line accepted"] = (s => s.Cut("<errorEvent>", 1, "<transactionNum>29<").Answer(29, "ok"),
            "BUY [29] of user u: has neither"),
        ["client told that it was refused"] = (s =>
            s.Answer(9, "insufficient_shares"), "SELL [9] of user u: was executed, but answered with insufficient_shares"),
        ["client told that it was executed"] = (s =>
            s.Answer(12, "ok"), "BUY [12] of user u: was refused with insufficient_funds, but answered with ok"),
        ["client told other cash"] = (s => s.Answer(1, "ok", """{"cash":"1000.01"}"""),
            "ADD [1] of user u: answered with 1000.01 in cash, by the log 1000.00"),
        ["client told other shares"] = (s => s.Answer(3, "ok",
            """{"symbol":"S","shares":"11","price":"10.00","total":"100.00","expiresAt":"x"}"""),
            "BUY [3] of user u: answered with 11 S for 100.00, in the log 10 S for 100.00"),
        ["client told another summary"] = (s => s.ChangeAnswer("\"available\":\"2\"", "\"available\":\"3\""),
            "DISPLAY_SUMMARY [26] of user u: answered with a summary that is not as the log: 3 available and 0 reserved shares of S, by"),
        ["time that goes back"] = (s => s.Change($"<timestamp>{LogScript.TimeMs(5)}<", $"<timestamp>{LogScript.TimeMs(1)}<"),
            "is before the element in front of it"),
        ["refusal of nothing"] = (s => s.Double("<errorEvent>", 1),
            "COMMIT_SELL [11] of user u: is refused, but does not follow its userCommand"),
        ["element that the schema does not know"] = (s =>
            s.Change("<systemEvent>", "<strangeEvent>").Change("</systemEvent>", "</strangeEvent>"), "the log is not as the schema says"),
        ["child that the schema does not allow"] = (s =>
            s.Change("<command>QUOTE<", "<command>QUIT<"), "the log is not as the schema says"),
        ["log that is cut off"] = (s => s.Elements[^1] = "<userCommand><timestamp>1", "the log is not XML"),
    };

    public static TheoryData<string> Names => [.. Errors.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Planted_error_is_found_at_its_place(string name)
    {
        var script = LogVerifierTests.RightLog();
        Errors[name].Plant(script);
        Assert.Contains(Errors[name].Expected, Assert.Throws<DifferenceException>(() => script.Verify()).Message);
    }
}
