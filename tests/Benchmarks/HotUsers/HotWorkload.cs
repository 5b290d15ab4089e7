using System.Text;

namespace Trading.Benchmarks.HotUsers;

/// <summary>Makes one user or one symbol of a workload hot: four of five commands become theirs.</summary>
internal static class HotWorkload
{
    private const double HotShare = 0.8;
    private const int Seed = 7;

    /// <summary>Copies a workload with four of five commands given to one user.</summary>
    public static void WriteHotUser(string from, string to) => Rewrite(from, to, argument: 1, "HOTUSER");

    /// <summary>Copies a workload with four of five symbols replaced by one.</summary>
    public static void WriteHotSymbol(string from, string to) => Rewrite(from, to, argument: 2, "HOT");

    private static void Rewrite(string from, string to, int argument, string value)
    {
        var random = new Random(Seed);
        using var output = new StreamWriter(to, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        foreach (var line in File.ReadLines(from))
        {
            var parts = line.Split(',');
            // ADD has an amount where the others that have a third part have a symbol.
            var isFit = argument < parts.Length && (argument == 1 || !parts[0].EndsWith("ADD", StringComparison.Ordinal));
            if (isFit && random.NextDouble() < HotShare)
                parts[argument] = value;
            output.WriteLine(string.Join(',', parts).TrimEnd());
        }
    }
}
