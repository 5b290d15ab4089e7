using System.Collections.Concurrent;
using System.Text.Json;
using System.Xml.Schema;
using Trading.LoadGenerator.Gateways;

namespace Trading.LoadGenerator.Verifying;

/// <summary>
/// Compares every account of a verified log with its live summary. Where an account has moved on since the log was made (a trade
/// expired, a trigger fired),
/// the newer part of its log is read and checked first.
/// </summary>
internal sealed class LiveCheck(GatewayClient gateway, LogVerifier verifier, XmlSchemaSet schemas, TimeProvider clock)
{
    private const int Parallelism = 8;
    private const int CatchUpsMax = 10;

    /// <summary>Throws <see cref="DifferenceException"/> at the first account whose summary is not as the log.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var accounts = verifier.Replay.Accounts.Values.Where(a => a.Exists).ToList();
        var moved = new ConcurrentBag<AccountModel>();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellation };
        await Parallel.ForEachAsync(accounts, parallel, async (account, token) =>
        {
            if (await CompareAsync(account, token) is not null)
                moved.Add(account);
        });
        verifier.Replay.Firing.PricesMayBeMissing = true;
        foreach (var account in moved.OrderBy(a => a.User, StringComparer.Ordinal))
            await CatchUpAsync(account, cancellation);
        verifier.Counts.LiveSummaries += accounts.Count;
    }

    private async Task CatchUpAsync(AccountModel account, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            await ReadNewerAsync(account, cancellation);
            var difference = await CompareAsync(account, cancellation);
            if (difference is null)
                break;
            if (attempt == CatchUpsMax)
                throw new DifferenceException($"user {account.User}: the live summary is not as the log: {difference}");
        }

        verifier.Counts.MovedOn++;
    }

    private async Task ReadNewerAsync(AccountModel account, CancellationToken cancellation)
    {
        await using var stream = await gateway.GetLogAsync(account.User, cancellation);
        using var log = new AuditLogReader(stream, schemas);
        var (known, read) = (account.ElementCount, 0L);
        while (log.TryRead(out var e))
        {
            if (e.Kind == LogElementKind.QuoteServer)
                verifier.AddQuote(e);
            else if (++read > known)
                verifier.Replay.Apply(e);
        }

        verifier.Replay.Finish();
    }

    private async Task<string?> CompareAsync(AccountModel account, CancellationToken cancellation)
    {
        try
        {
            using var summary = JsonDocument.Parse(await gateway.GetSummaryAsync(account.User, cancellation));
            return SummaryComparison.Find(account, summary.RootElement, clock.GetUtcNow().ToUnixTimeMilliseconds());
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new DifferenceException($"user {account.User}: the live summary is not as gateway.md says: {e.Message}");
        }
    }
}
