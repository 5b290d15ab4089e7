using System.Text;

namespace Trading.LoadGenerator.Generating;

/// <summary>The user ids and symbols of a generated workload, each different.</summary>
internal static class RandomNames
{
    private const int UserIdLength = 10;
    private const int Letters = 26;

    /// <summary>User ids of ten letters and digits.</summary>
    public static byte[][] Users(int count, WorkloadRandom random)
    {
        var alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8;
        var seen = new HashSet<string>(count, StringComparer.Ordinal);
        var users = new byte[count][];
        for (var i = 0; i < count;)
        {
            var user = new byte[UserIdLength];
            for (var c = 0; c < user.Length; c++)
                user[c] = alphabet[random.Below(alphabet.Length)];
            if (seen.Add(Encoding.ASCII.GetString(user)))
                users[i++] = user;
        }

        return users;
    }

    /// <summary>Symbols of one to three capital letters, drawn from all there are.</summary>
    public static byte[][] Symbols(int count, WorkloadRandom random)
    {
        var numbers = Enumerable.Range(0, GeneratorOptions.SymbolsMax).ToArray();
        var symbols = new byte[count][];
        for (var i = 0; i < count; i++)
        {
            var other = i + random.Below(numbers.Length - i);
            (numbers[i], numbers[other]) = (numbers[other], numbers[i]);
            symbols[i] = SymbolOf(numbers[i]);
        }

        return symbols;
    }

    private static byte[] SymbolOf(int number)
    {
        if (number < Letters)
            return [LetterOf(number)];
        number -= Letters;
        if (number < Letters * Letters)
            return [LetterOf(number / Letters), LetterOf(number)];
        number -= Letters * Letters;
        return [LetterOf(number / Letters / Letters), LetterOf(number / Letters), LetterOf(number)];
    }

    private static byte LetterOf(int number) => (byte)('A' + number % Letters);
}
