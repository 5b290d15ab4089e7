using System.Buffers;
using Trading.Accounts;
using Trading.Audit;

namespace Trading.Grains.Tests.Accounts;

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

    /// <summary>Applies stored events that count from <paramref name="firstNumber"/>, but for those that the account has already.</summary>
    public static Account Replay(Account account, ReadOnlySpan<byte> events, long firstNumber = 1)
    {
        var number = firstNumber;
        var reader = new AccountEventReader(events);
        while (reader.TryRead(out var e))
            if (number++ == account.EventNumber + 1)
                account.Apply(e);
        return account;
    }
}
