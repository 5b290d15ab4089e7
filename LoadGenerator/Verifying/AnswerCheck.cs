using System.Text.Json;
using Trading.LoadGenerator.Replaying;
using Trading.LoadGenerator.Workloads;
using static Trading.LoadGenerator.Verifying.DifferenceText;

namespace Trading.LoadGenerator.Verifying;

/// <summary>Compares what clients were answered with what the log says.</summary>
internal sealed class AnswerCheck(VerifyCounts counts)
{
    /// <summary>The client of an executed command must not have been told that it was refused.</summary>
    public static void CheckAccepted(OpenCommand open, RecordedAnswer? answer) => Require(
        answer is null || answer.Value.IsUnknown || answer.Value.Status == ReplyStatus.Ok, open.Element,
        $"was executed, but answered with {ReplyStatuses.Of(answer?.Status ?? ReplyStatus.Ok)}");

    /// <summary>The client of a refused command must have been told that code.</summary>
    public void CheckRefused(OpenCommand open, string code)
    {
        if (open.Match?.FindAnswer() is not { IsUnknown: false } answer)
            return;
        counts.Answers++;
        Require(ReplyStatuses.Of(answer.Status) == code, open.Element,
            $"was refused with {code}, but answered with {ReplyStatuses.Of(answer.Status)}");
    }

    /// <summary>The trade or quote that the client was told, or null.</summary>
    public static TradeAnswer? TradeOf(OpenCommand open, RecordedAnswer? answer)
    {
        if (answer is not { Json.IsEmpty: false } || !HasTrade(open.Element.Command))
            return null;
        try
        {
            using var json = JsonDocument.Parse(answer.Value.Json);
            var result = json.RootElement;
            var isTrade = result.TryGetProperty("shares", out var shares);
            return new TradeAnswer(
                result.GetProperty("symbol").GetString() ?? "", isTrade ? SummaryFields.Count(shares) : 0,
                    SummaryFields.Cents(result, "price"),
                isTrade ? SummaryFields.Cents(result, "total") : 0);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw DifferenceException.At(open.Element, $"was answered with a result that is not as gateway.md says: {e.Message}");
        }
    }

    /// <summary>Compares the cash after ADD, and the summary, with the account after the command.</summary>
    public void CheckResult(AccountModel account, OpenCommand open, RecordedAnswer? answer)
    {
        if (answer is null or { IsUnknown: true })
            return;
        counts.Answers++;
        if (answer.Value.Json.IsEmpty || open.Element.Command is not (WorkloadCommand.Add or WorkloadCommand.DisplaySummary))
            return;
        try
        {
            using var json = JsonDocument.Parse(answer.Value.Json);
            if (open.Element.Command == WorkloadCommand.Add)
            {
                var cash = SummaryFields.Cents(json.RootElement, "cash");
                Require(cash == account.CashCents, open.Element,
                    $"answered with {Cents.Format(cash)} in cash, by the log {Cents.Format(account.CashCents)}");
                return;
            }

            counts.AnsweredSummaries++;
            var difference = SummaryComparison.Find(account, json.RootElement, open.Element.TimestampMs);
            Require(difference is null, open.Element, $"answered with a summary that is not as the log: {difference}");
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw DifferenceException.At(open.Element, $"was answered with a result that is not as gateway.md says: {e.Message}");
        }
    }

    private static bool HasTrade(WorkloadCommand command) => command is WorkloadCommand.Quote
        or WorkloadCommand.Buy or WorkloadCommand.CommitBuy or WorkloadCommand.CancelBuy
        or WorkloadCommand.Sell or WorkloadCommand.CommitSell or WorkloadCommand.CancelSell;
}
