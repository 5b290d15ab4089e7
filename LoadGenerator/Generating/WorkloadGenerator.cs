using System.Buffers.Text;
using Trading.LoadGenerator.Workloads;

namespace Trading.LoadGenerator.Generating;

/// <summary>Writes workloads with the mix of the real ones (day-trading.md, "Also wanted").</summary>
internal static class WorkloadGenerator
{
    private const int BufferSize = 1 << 20;
    private const int LineLengthMax = 128;
    private const int AddCentsMin = 3_000_000;
    private const int AddCentsMax = 13_000_000;
    private const int AmountCentsMax = 75_000;

    /// <summary>Writes a workload. The same options give the same bytes.</summary>
    public static void Write(Stream output, GeneratorOptions options)
    {
        options.Validate();
        var random = new WorkloadRandom(options.Seed);
        var names = RandomNames.Users(options.Users, random);
        var symbols = RandomNames.Symbols(options.Symbols, random);
        var favouriteCount = SyntheticUser.FavouriteCountFor(options.Commands / options.Users, options.Symbols);
        var users = new SyntheticUser[options.Users];
        for (var i = 0; i < users.Length; i++)
            users[i] = new SyntheticUser(random.Next(), favouriteCount, options.Symbols);

        var mix = new CommandMix(options.Commands, Math.Min(options.Users, options.Commands));
        var buffer = new byte[BufferSize];
        var length = 0;
        for (var number = 1L; number < options.Commands; number++)
        {
            if (buffer.Length - length < LineLengthMax)
            {
                output.Write(buffer.AsSpan(0, length));
                length = 0;
            }

            var u = random.Below(users.Length);
            var command = users[u].HasBegun ? mix.Draw(random) : WorkloadCommand.Add;
            users[u].HasBegun = true;
            var line = new LineWriter(buffer.AsSpan(length));
            line.Begin(number, command, names[u]);
            if (WorkloadCommandNames.HasSymbol(command))
                line.Argument(symbols[users[u].ChooseSymbol(command, random)]);
            if (WorkloadCommandNames.HasAmount(command))
                line.Amount(AmountOf(command, random));
            line.Text(" \n"u8);
            length += line.Length;
        }

        var last = new LineWriter(buffer.AsSpan(length));
        last.Begin(options.Commands, WorkloadCommand.Dumplog, "./testLOG"u8);
        last.Text("\n"u8);
        output.Write(buffer.AsSpan(0, length + last.Length));
    }

    private static long AmountOf(WorkloadCommand command, WorkloadRandom random) => command == WorkloadCommand.Add
        ? AddCentsMin + random.Below(AddCentsMax - AddCentsMin + 1)
        : 1 + random.Below(AmountCentsMax);

    /// <summary>Writes the parts of one line into a buffer that has room for it.</summary>
    private ref struct LineWriter(Span<byte> buffer)
    {
        private readonly Span<byte> _buffer = buffer;

        public int Length { get; private set; }

        public void Begin(long number, WorkloadCommand command, scoped ReadOnlySpan<byte> firstArgument)
        {
            Text("["u8);
            Number(number);
            Text("] "u8);
            Text(WorkloadCommandNames.Utf8Of(command));
            Argument(firstArgument);
        }

        public void Argument(scoped ReadOnlySpan<byte> text)
        {
            Text(","u8);
            Text(text);
        }

        public void Amount(long cents)
        {
            Text(","u8);
            Number(cents / 100);
            Text([(byte)'.', (byte)('0' + cents / 10 % 10), (byte)('0' + cents % 10)]);
        }

        public void Text(scoped ReadOnlySpan<byte> text)
        {
            text.CopyTo(_buffer[Length..]);
            Length += text.Length;
        }

        private void Number(long number)
        {
            Utf8Formatter.TryFormat(number, _buffer[Length..], out var written);
            Length += written;
        }
    }
}
