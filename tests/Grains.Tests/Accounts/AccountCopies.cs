using System.Buffers;
using Trading.Accounts;
using Trading.Audit;

namespace Trading.Tests.Accounts;

/// <summary>The two ways in which an account comes back after a restart.</summary>
internal static class AccountCopies
{
    /// <summary>The snapshot's bytes.</summary>
    public static byte[] Save(Account account)
    {
        var bytes = new ArrayBufferWriter<byte>();
        account.Save(new BinaryWriterOver(bytes));
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>Applies stored events to an account, but for those that it has already.</summary>
    public static Account Replay(Account account, ReadOnlySpan<byte> events)
    {
        var skip = account.EventNumber;
        var reader = new AccountEventReader(events);
        while (reader.TryRead(out var e))
            if (skip-- <= 0)
                account.Apply(e);
        return account;
    }
}
