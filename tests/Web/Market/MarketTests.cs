using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Trading.EndToEnd;
using Trading.Testing;
using static Microsoft.Playwright.Assertions;

namespace Trading.Web.Market;

/// <summary>The market as somebody watches it: in order, with a pause, through an absence of the gateway.</summary>
[Collection(SiteCollection.Name)]
public sealed class MarketTests(Site site)
{
    [SkippableFact]
    public async Task Messages_are_shown_newest_first_and_stand_still_while_paused()
    {
        Skip.IfNot(Site.Obstacle is null, Site.Obstacle);
        using var data = new TemporaryFolder();
        await using var host = new HostProcess(data.Path, "--Tcp:Listen=");
        await host.StartAsync();
        await using var visit = await site.VisitAsync(host: host);
        await visit.GoAsync("/market");
        await Expect(visit.Page.GetByText("No messages yet.").First).ToBeVisibleAsync();
        await Expect(visit.Page.GetByTestId("market-connection")).ToHaveTextAsync("Live");
        await visit.ShootAsync("market-empty");
        await visit.CheckAsync();

        await host.SendAsync("first", 3);
        await ExpectSequenceAsync(visit, 3, 3);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        await host.SendAsync("later", 120);
        await Expect(visit.Page.GetByTestId("waiting")).ToHaveTextAsync("120 new");
        await Expect(visit.Page.GetByTestId("messages")).ToHaveTextAsync("123");
        await ExpectSequenceAsync(visit, 3, 3);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Resume" }).ClickAsync();
        await ExpectSequenceAsync(visit, 123, 100);
        Assert.Empty(visit.Faults);
    }

    [SkippableFact]
    public async Task After_the_gateway_was_away_the_messages_go_on_without_holes()
    {
        Skip.IfNot(Site.Obstacle is null, Site.Obstacle);
        using var data = new TemporaryFolder();
        await using var host = new HostProcess(data.Path, "--Tcp:Listen=");
        await host.StartAsync();
        await host.SendAsync("before", 5);
        await using var visit = await site.VisitAsync(host: host);
        await visit.GoAsync("/market");
        await ExpectSequenceAsync(visit, 5, 5);

        await host.KillAsync();
        await Expect(visit.Page.GetByTestId("market-connection")).ToContainTextAsync("Lost, next try in");
        await host.StartAsync();
        await host.SendAsync("meanwhile", 4);
        await Expect(visit.Page.GetByTestId("market-connection")).ToHaveTextAsync("Live");
        await ExpectSequenceAsync(visit, 9, 9);
        await host.SendAsync("after", 2);
        await ExpectSequenceAsync(visit, 11, 11);
        await Expect(visit.Page.GetByTestId("messages")).ToHaveTextAsync("11");
        Assert.Empty(visit.Faults);
    }

    [SkippableFact]
    public async Task Pairs_countries_and_candles_follow_the_messages()
    {
        await using var visit = await site.VisitAsync();
        await visit.GoAsync("/market");
        await site.Host.SendManyAsync(6);
        var pairs = visit.Page.GetByTestId("top-pairs").GetByRole(AriaRole.Row);
        await Expect(pairs).ToHaveCountAsync(12);
        var chosen = pairs.Nth(4).GetByRole(AriaRole.Button);
        var name = await chosen.InnerTextAsync();
        await chosen.ClickAsync();
        await Expect(visit.Page.GetByTestId("pair")).ToHaveValueAsync(name);
        // One a minute; other tests may have sent messages in an earlier one.
        var candles = new Regex($"^Rates of {Regex.Escape(name)}: [1-9][0-9]* candles");
        await Expect(visit.Page.GetByRole(AriaRole.Img, new() { NameRegex = candles })).ToBeVisibleAsync();

        await Expect(visit.Page.GetByTestId("countries").GetByRole(AriaRole.Listitem)).ToHaveCountAsync(10);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "France" }).ClickAsync();
        await Expect(visit.Page.GetByText("France traded most")).ToBeVisibleAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Img, new() { Name = "Messages by country", Exact = false })).ToBeVisibleAsync();
        await Expect(visit.Page.GetByText("Unknown currency")).ToBeVisibleAsync();
        Assert.Empty(visit.Faults);
    }

    [SkippableFact]
    public async Task All_countries_can_be_chosen_without_the_map()
    {
        Skip.IfNot(Site.Obstacle is null, Site.Obstacle);
        using var data = new TemporaryFolder();
        await using var host = new HostProcess(data.Path, "--Tcp:Listen=");
        await host.StartAsync();
        await host.SendManyAsync(3);
        await using var visit = await site.VisitAsync(host: host);
        await visit.GoAsync("/market");
        var countries = visit.Page.GetByTestId("countries").GetByRole(AriaRole.Listitem);
        await Expect(countries).ToHaveCountAsync(10);
        await visit.Page.GetByTestId("all-countries").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(countries).ToHaveCountAsync(20);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Malta" }).PressAsync("Enter");
        await Expect(visit.Page.GetByText("Malta traded most")).ToBeVisibleAsync();
        await visit.CheckAsync();
        Assert.Empty(visit.Faults);
    }

    [SkippableFact]
    public async Task Absurd_rates_that_anybody_may_send_do_not_break_the_page()
    {
        Skip.IfNot(Site.Obstacle is null, Site.Obstacle);
        using var data = new TemporaryFolder();
        await using var host = new HostProcess(data.Path, "--Tcp:Listen=");
        await host.StartAsync();
        await host.SendAsync("carl", 2);
        await host.SendAbsurdAsync();
        await using var visit = await site.VisitAsync(host: host);
        await visit.GoAsync("/market");
        await Expect(visit.Page.GetByTestId("top-pairs").GetByRole(AriaRole.Row)).ToHaveCountAsync(4);
        await host.SendAsync("carl", 1);
        await Expect(visit.Page.GetByTestId("messages")).ToHaveTextAsync("6");
        Assert.Empty(visit.Faults);
    }

    [SkippableFact]
    public async Task Candles_before_the_newest_may_still_change()
    {
        await using var visit = await site.VisitAsync();
        var reads = 0;
        await visit.Page.RouteAsync("**/api/v1/market/candles?*", route =>
        {
            var (close, last) = ++reads == 1 ? ("0.8", "") : ("0.7", "," + CandleAt(3, "0.9"));
            return AnswerAsync(route,
                $$"""{"pair":"EUR-GBP","interval":"1m","candles":[{{CandleAt(1, "0.75")}},{{CandleAt(2, close)}}{{last}}]}""");
        });
        await site.Host.SendAsync("carl", 1);
        await visit.GoAsync("/market");
        await Expect(Chart("2 candles, last close 0.80")).ToBeVisibleAsync();
        await site.Host.SendAsync("carl", 1);
        await Expect(Chart("3 candles, last close 0.90")).ToBeVisibleAsync();
        Assert.Empty(visit.Faults);

        ILocator Chart(string text) => visit.Page.GetByRole(AriaRole.Img, new() { Name = text, Exact = false });

        static string CandleAt(int minute, string close) =>
            $$"""
            {"openTime":"2026-11-21T09:0{{minute}}:00.000Z","open":"0.8","high":"0.9","low":"0.7","close":"{{close}}",
            "count":1,"sold":"1","bought":"1"}
            """;
    }

    [SkippableFact]
    public async Task Dead_letters_are_the_supervisors()
    {
        await using var supervisor = await site.VisitAsync();
        await supervisor.SignInAsync("supervisor", site.SupervisorPassword);
        await Expect(supervisor.Page).ToHaveURLAsync($"{supervisor.Address}/system");
        await supervisor.FollowAsync("Market");
        await Expect(supervisor.Page.GetByText("No dead letters.")).ToBeVisibleAsync();
        await using var user = await site.VisitAsync();
        await user.RegisterAsync(Visit.NewUser("dora"));
        await user.FollowAsync("Market");
        await Expect(user.Page.GetByTestId("market-connection")).ToHaveTextAsync("Live");
        await Expect(user.Page.GetByRole(AriaRole.Heading, new() { Name = "Dead letters" })).ToHaveCountAsync(0);
    }

    [SkippableFact]
    public async Task A_dead_letter_is_sent_again_until_it_is_processed()
    {
        Skip.IfNot(Site.Obstacle is null, Site.Obstacle);
        using var data = new TemporaryFolder();
        await using var host = new HostProcess(data.Path, "--Tcp:Listen=");
        var whileFile = Path.Combine(data.Path, "shut");
        await File.WriteAllTextAsync(whileFile, "");
        FaultyProcessing.AddTo(host, whileFile);
        await host.StartAsync();
        await using var visit = await SuperviseAsync(host, Look.Light);
        await Expect(visit.Page.GetByText("No dead letters.")).ToBeVisibleAsync();

        await host.SendAsync(FaultyProcessing.User, 2);
        await host.SendAsync("other", 1);
        var rows = visit.Page.GetByTestId("dead-letters").GetByRole(AriaRole.Row);
        await Expect(rows).ToHaveCountAsync(2);
        await Expect(rows.First).ToContainTextAsync("the back office is shut");
        await Expect(rows.First.GetByRole(AriaRole.Cell, new() { Name = "5", Exact = true })).ToBeVisibleAsync();
        await Expect(visit.Page.GetByTestId("dead")).ToHaveTextAsync("2");
        foreach (var look in Enum.GetValues<Look>())
            await CheckDeadLettersAsync(host, look);

        await rows.First.GetByRole(AriaRole.Button, new() { Name = "Send again" }).ClickAsync();
        await Expect(visit.Page.GetByText("0 processed, 1 set aside again")).ToBeVisibleAsync();
        await Expect(rows.GetByRole(AriaRole.Cell, new() { Name = "6", Exact = true })).ToHaveCountAsync(1);
        File.Delete(whileFile);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Send all again" }).ClickAsync();
        await Expect(visit.Page.GetByText("2 processed")).ToBeVisibleAsync();
        await Expect(visit.Page.GetByText("No dead letters.")).ToBeVisibleAsync();
        await ExpectSequenceAsync(visit, 3, 3);
        Assert.Empty(visit.Faults);
    }

    private async Task<Visit> SuperviseAsync(HostProcess host, Look look)
    {
        var visit = await site.VisitAsync(look, host);
        await visit.SignInAsync("supervisor", await host.SupervisorPasswordAsync());
        await Expect(visit.Page).ToHaveURLAsync($"{visit.Address}/system");
        await visit.FollowAsync("Market");
        return visit;
    }

    private async Task CheckDeadLettersAsync(HostProcess host, Look look)
    {
        await using var visit = await SuperviseAsync(host, look);
        await Expect(visit.Page.GetByTestId("dead-letters").GetByRole(AriaRole.Row)).ToHaveCountAsync(2);
        await visit.Page.GetByTestId("dead-letters").ScrollIntoViewIfNeededAsync();
        await visit.ShootAsync("market-dead-letters");
        await visit.CheckAsync();
    }

    private static Task AnswerAsync(IRoute route, string json) =>
        route.FulfillAsync(new() { ContentType = "application/json", Body = json });

    /// <summary>So many messages are shown, from that number down, none missing and none twice.</summary>
    private static async Task ExpectSequenceAsync(Visit visit, int newest, int count)
    {
        var rows = visit.Page.GetByTestId("live-messages").GetByRole(AriaRole.Row);
        await Expect(rows.First).ToHaveAttributeAsync("data-seq", newest.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await Expect(rows).ToHaveCountAsync(count);
        var numbers = await rows.EvaluateAllAsync<int[]>("rows => rows.map(row => Number(row.dataset.seq))");
        Assert.Equal(Enumerable.Range(0, count).Select(i => newest - i), numbers);
    }
}
