using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Trading.Accounts;

namespace Trading.Grains.Interfaces.Tests.Accounts;

/// <summary>What becomes of a summary and of its pooled buffer where Orleans carries it: only in a build for Orleans.</summary>
public sealed class SentSummaryTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddSerializer().BuildServiceProvider();

    [Fact]
    public void Summary_within_a_process_is_not_copied_so_that_its_buffer_has_one_owner()
    {
        var sent = Summary("sent");
        var copier = _services.GetRequiredService<DeepCopier>();
        var received = copier.Copy(new BatchResult([new Outcome { Summary = sent }]))!.Outcomes[0].Summary;

        Assert.Same(sent, received);
        Assert.Same(sent, copier.Copy(sent));
    }

    [Fact]
    public void Summary_from_another_process_stays_what_it_was_when_the_buffer_of_the_sent_one_is_lent_again()
    {
        var sent = Summary("sent");
        var json = sent.ToJson();
        var received = Receive(sent);
        sent.Dispose();
        using var next = Summary("next");

        Assert.Equal(json, received.ToJson());
    }

    [Fact]
    public void Summary_from_another_process_has_no_buffer_to_give_back()
    {
        using var owner = new MemoryStream();
        var sent = Summary("sent", owner);
        var json = sent.ToJson();
        var received = Receive(sent);
        received.Dispose();
        using var next = Summary("next");
        using var last = Summary("last");

        Assert.Equal(json, sent.ToJson());
        Assert.Equal(json, received.ToJson());
        Assert.True(owner.CanRead, "The buffer of the history, which the sender's account goes on using, was given back by the receiver.");
    }

    public void Dispose() => _services.Dispose();

    private static AccountSummary Summary(string user, IDisposable? historyOwner = null) =>
        new(Encoding.UTF8.GetBytes($"{{\"user\":\"{user}\""), "{\"kind\":\"ADD\"}"u8.ToArray(), isTruncated: true, historyOwner);

    private AccountSummary Receive(AccountSummary sent)
    {
        var serializer = _services.GetRequiredService<Serializer>();
        var bytes = serializer.SerializeToArray(new BatchResult([new Outcome { Summary = sent }]));
        return serializer.Deserialize<BatchResult>(bytes)!.Outcomes[0].Summary!;
    }
}
