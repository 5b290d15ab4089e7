using Microsoft.Extensions.Options;
using Orleans;
using Trading.Accounts;
using Trading.Audit;

namespace Trading.Quotes;

/// <summary>Writes hits to the quote server into the audit log, with the user who caused them.</summary>
public sealed class QuoteRecorder(IGrainFactory grains, IOptions<AuditOptions> options)
{
    /// <summary>Makes a hit durable. Any exception means that it may not be, and that nobody may see its price.</summary>
    public Task RecordAsync(Quote quote, QuoteReply reply, QuoteCause cause)
    {
        var events = new AccountEventWriter();
        events.Write(new AccountEvent
        {
            Kind = AccountEventKind.QuoteHit,
            Command = CommandKind.Quote,
            TransactionNum = cause.TransactionNum,
            TimeMs = quote.QuotedAtMs,
            Symbol = quote.Symbol,
            Price = quote.Price,
            QuoteServerTimeMs = reply.ServerTimeMs,
            CryptoKey = reply.CryptoKey,
        });
        return grains.GetGrain<IAuditGrain>(AuditShards.Of(cause.User, options.Value.ShardsInUse())).AppendAsync(new AuditBlock
        {
            User = cause.User,
            Server = options.Value.Server,
            FirstNumber = 0,
            Count = events.Count,
            TimeMs = quote.QuotedAtMs,
            Events = events.WrittenSpan.ToArray(),
        });
    }
}
