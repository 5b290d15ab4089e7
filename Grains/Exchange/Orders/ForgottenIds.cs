using System.Security.Cryptography;
using System.Text;

namespace Trading.Exchange;

/// <summary>
/// Client order ids whose orders are known no more, as fingerprints, so that they are never taken for new ones: the last
/// <see cref="Capacity"/>.
/// </summary>
internal sealed class ForgottenIds
{
    /// <summary>The number of ids remembered.</summary>
    public const int Capacity = 100_000;

    private readonly Queue<long> _inOrder = new();
    private readonly HashSet<long> _all = [];

    /// <summary>Remembers an id.</summary>
    public void Add(string clientOrderId) => Add(FingerprintOf(clientOrderId));

    /// <summary>True where the id was used by one of the orders remembered.</summary>
    public bool Contains(string clientOrderId) => _all.Count > 0 && _all.Contains(FingerprintOf(clientOrderId));

    /// <summary>Writes everything for the account's snapshot.</summary>
    public void Save(BinaryWriterOver output)
    {
        output.Unsigned((ulong)_inOrder.Count);
        foreach (var fingerprint in _inOrder)
            output.Signed(fingerprint);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public static ForgottenIds Load(ref BinaryReaderOver input)
    {
        var ids = new ForgottenIds();
        for (var left = input.Count(Capacity); left > 0; left--)
            ids.Add(input.Signed());
        return ids;
    }

    private static long FingerprintOf(string clientOrderId) =>
        BitConverter.ToInt64(SHA256.HashData(Encoding.UTF8.GetBytes(clientOrderId)));

    private void Add(long fingerprint)
    {
        if (!_all.Add(fingerprint))
            return;
        _inOrder.Enqueue(fingerprint);
        if (_inOrder.Count > Capacity)
            _all.Remove(_inOrder.Dequeue());
    }
}
