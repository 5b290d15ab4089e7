using System.Text.Json.Nodes;
using Trading.Accounts;

namespace Trading.Simulation.DayTrading;

/// <summary>The live summary is that of the account which its events alone make, but for the order of what has none.</summary>
internal static class SummaryCheck
{
    internal static void Check(string user, Account rebuilt, AccountSummary? live)
    {
        SimulationFailedException.Unless(rebuilt.Exists == live is not null, $"{user} has an account in one place only.");
        if (live is null)
            return;
        var (expected, found) = (Sorted(new SummaryJson(user).Render(rebuilt)), Sorted(live));
        SimulationFailedException.Unless(expected == found, $"The summary of {user} is\n{found}\nand its events make\n{expected}");
    }

    private static string Sorted(AccountSummary summary)
    {
        var json = JsonNode.Parse(summary.ToJson())!;
        foreach (var name in (string[])["holdings", "triggers"])
        {
            var items = json[name]!.AsArray().Select(item => item!.ToJsonString()).Order(StringComparer.Ordinal);
            json[name] = new JsonArray([.. items.Select(item => JsonNode.Parse(item))]);
        }

        return json.ToJsonString();
    }
}
