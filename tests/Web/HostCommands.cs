using System.Net.Http.Headers;
using System.Text;
using Trading.EndToEnd;

namespace Trading.Web;

/// <summary>Commands that come from elsewhere than the page, by the service token.</summary>
internal static class HostCommands
{
    /// <summary>Adds money to an account.</summary>
    public static Task AddAsync(this HostProcess host, string user, string dollars) => host.RunAsync($"[1] ADD,{user},{dollars}");

    /// <summary>Has workload lines executed.</summary>
    public static async Task RunAsync(this HostProcess host, string lines)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", host.ServiceToken);
        using var body = new StringContent(lines, Encoding.UTF8, "text/plain");
        using var answer = await client.PostAsync($"http://127.0.0.1:{host.HttpPort}/api/v1/commands", body);
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsStringAsync();
    }

    /// <summary>The supervisor's password, which the host made.</summary>
    public static async Task<string> SupervisorPasswordAsync(this HostProcess host) =>
        (await File.ReadAllTextAsync(Path.Combine(host.DataPath, "secrets", "supervisor-password"))).Trim();

    /// <summary>Has some users trade, so that there is something to see: so many commands, of which some are refused.</summary>
    public static Task TradeAsync(this Site site, int commands)
    {
        var lines = new StringBuilder();
        for (var number = 1; number <= commands; number++)
        {
            var user = $"load{number % 20}";
            lines.Append(System.Globalization.CultureInfo.InvariantCulture, $"[{number}] ").AppendLine((number / 20 % 4) switch
            {
                0 => $"ADD,{user},500.00",
                1 => $"BUY,{user},S{number % 7},100.00",
                2 => $"COMMIT_BUY,{user}",
                _ => $"SELL,{user},S{number % 7},5.00",
            });
        }

        return site.Host.RunAsync(lines.ToString());
    }
}
