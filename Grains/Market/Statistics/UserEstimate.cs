using System.Numerics;

namespace Trading.Market.Statistics;

/// <summary>
/// An estimate of how many different users there are, in 16 KiB whatever their number: HyperLogLog with 2¹⁴ registers and Ertl's
/// estimator, which needs no correction for small numbers. Its standard error
/// is 1.04 / 2⁷, 0.81 %; small numbers are nearly exact.
/// </summary>
internal sealed class UserEstimate
{
    private const int IndexBits = 14;
    private const int Registers = 1 << IndexBits;
    private const int RankMax = 64 - IndexBits + 1;

    private readonly byte[] _registers = new byte[Registers];
    private readonly int[] _registersOfRank = new int[RankMax + 1];

    /// <summary>Creates an estimate of none.</summary>
    public UserEstimate() => _registersOfRank[0] = Registers;

    /// <summary>Adds a user.</summary>
    public void Add(string user)
    {
        var hash = Hash(user);
        ref var register = ref _registers[hash >> (64 - IndexBits)];
        // The bit below all others bounds the rank.
        var rank = (byte)(BitOperations.LeadingZeroCount(hash << IndexBits | 1UL << (IndexBits - 1)) + 1);
        if (rank <= register)
            return;
        _registersOfRank[register]--;
        _registersOfRank[rank]++;
        register = rank;
    }

    /// <summary>The estimate.</summary>
    public long Count()
    {
        var sum = Registers * Tau(1 - (double)_registersOfRank[RankMax] / Registers);
        for (var rank = RankMax - 1; rank >= 1; rank--)
            sum = 0.5 * (sum + _registersOfRank[rank]);
        sum += Registers * Sigma((double)_registersOfRank[0] / Registers);
        return double.IsPositiveInfinity(sum) ? 0 : (long)Math.Round(0.5 / Math.Log(2) * Registers * Registers / sum);
    }

    /// <summary>Writes it.</summary>
    public void Save(BinaryWriterOver output) => output.Bytes(_registers);

    /// <summary>Reads it into an empty one; throws <see cref="FormatException"/> on what is none.</summary>
    public void Load(ref BinaryReaderOver input)
    {
        var registers = input.Bytes();
        if (registers.Length != Registers || registers.ContainsAnyExceptInRange((byte)0, (byte)RankMax))
            throw new FormatException("The registers of an estimate are not what was written.");
        registers.CopyTo(_registers);
        Array.Clear(_registersOfRank);
        foreach (var rank in _registers)
            _registersOfRank[rank]++;
    }

    /// <summary>FNV-1a with a final mix, so that every bit depends on every character. Stable, as what it led to is stored.</summary>
    private static ulong Hash(string user)
    {
        unchecked
        {
            var hash = 14695981039346656037UL;
            foreach (var c in user)
                hash = (hash ^ c) * 1099511628211UL;
            hash = (hash ^ hash >> 33) * 0xFF51AFD7ED558CCDUL;
            hash = (hash ^ hash >> 33) * 0xC4CEB9FE1A85EC53UL;
            return hash ^ hash >> 33;
        }
    }

    private static double Sigma(double x)
    {
        if (x >= 1)
            return double.PositiveInfinity;
        for (var (sum, weight) = (x, 1.0); ; weight += weight)
        {
            x *= x;
            var before = sum;
            sum += x * weight;
            if (sum <= before)
                return sum;
        }
    }

    private static double Tau(double x)
    {
        if (x is <= 0 or >= 1)
            return 0;
        for (var (sum, weight) = (1 - x, 0.5); ; weight *= 0.5)
        {
            x = Math.Sqrt(x);
            var before = sum;
            sum -= (1 - x) * (1 - x) * weight;
            if (sum >= before)
                return sum / 3;
        }
    }
}
