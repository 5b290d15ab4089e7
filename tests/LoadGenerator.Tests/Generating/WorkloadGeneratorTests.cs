using System.Text;
using Trading.LoadGenerator.Generating;
using Trading.LoadGenerator.Workloads;

namespace Trading.LoadGenerator.Tests.Generating;

public class WorkloadGeneratorTests
{
    private static readonly GeneratorOptions Options = new(Users: 100, Commands: 100_000, Symbols: 981, Seed: 7);

    [Fact]
    public void Same_seed_gives_the_same_bytes()
    {
        Assert.Equal(Generate(Options), Generate(Options));
        Assert.NotEqual(Generate(Options), Generate(Options with { Seed = 8 }));
    }

    [Fact]
    public void Mix_is_that_of_the_largest_real_file()
    {
        var lines = Lines(Options);
        foreach (var (command, share) in CommandMix.Permille)
        {
            var expected = share * lines.Length / (double)CommandMix.PermilleTotal;
            var actual = lines.Count(l => l.Split(' ', ',')[1] == WorkloadCommandNames.Of(command));
            Assert.True(Math.Abs(actual - expected) < 0.004 * lines.Length, $"{command}: {actual} where {expected:0} were expected");
        }
    }

    [Fact]
    public void Lines_have_the_form_of_real_ones()
    {
        var lines = Lines(Options);
        Assert.Equal(Options.Commands, lines.Length);
        Assert.Equal($"[{Options.Commands}] DUMPLOG,./testLOG", lines[^1]);
        for (var i = 0; i < lines.Length - 1; i++)
        {
            Assert.Matches(@"^\[\d+\] [A-Z_]+,[0-9A-Za-z]{10}(,[A-Z]{1,3})?(,\d+\.\d\d)? $", lines[i]);
            Assert.StartsWith($"[{i + 1}] ", lines[i]);
        }
    }

    [Fact]
    public void First_command_of_every_user_is_add()
    {
        var firsts = Lines(Options)[..^1].GroupBy(l => l.Split(',')[1].Trim()).ToArray();
        Assert.Equal(Options.Users, firsts.Length);
        Assert.All(firsts, user => Assert.Contains("] ADD,", user.First()));
    }

    [Fact]
    public void Amounts_stay_in_their_ranges()
    {
        foreach (var fields in Lines(Options)[..^1].Select(l => l.Trim().Split(' ', ',')).Where(f => f[^1].Contains('.')))
        {
            var amount = decimal.Parse(fields[^1]);
            Assert.InRange(amount, fields[1] == "ADD" ? 30_000m : 0.01m, fields[1] == "ADD" ? 130_000m : 750m);
        }
    }

    [Fact]
    public void Most_sells_name_what_was_bought_and_many_triggers_what_has_an_amount()
    {
        var bought = new HashSet<(string, string)>();
        var amounts = new HashSet<(string, string)>();
        var (sells, sellsBought, triggers, triggersOnAmount) = (0, 0, 0, 0);
        foreach (var f in Lines(Options)[..^1].Select(l => l.Trim().Split(' ', ',')))
        {
            switch (f[1])
            {
                case "BUY":
                    bought.Add((f[2], f[3]));
                    break;
                case "SELL":
                    sells++;
                    sellsBought += bought.Contains((f[2], f[3])) ? 1 : 0;
                    break;
                case "SET_SELL_AMOUNT":
                    amounts.Add((f[2], f[3]));
                    break;
                case "SET_SELL_TRIGGER":
                    triggers++;
                    triggersOnAmount += amounts.Contains((f[2], f[3])) ? 1 : 0;
                    break;
            }
        }

        Assert.InRange(sellsBought / (double)sells, 0.6, 1);
        Assert.InRange(triggersOnAmount / (double)triggers, 0.4, 1);
    }

    [Theory]
    [InlineData(0, 10, 10)]
    [InlineData(1, 1, 10)]
    [InlineData(1, 10, 0)]
    [InlineData(1, 10, GeneratorOptions.SymbolsMax + 1)]
    public void Values_out_of_range_are_refused(int users, long commands, int symbols) =>
        Assert.Equal(ExitCodes.Usage, Assert.Throws<CommandFailure>(() =>
            Generate(new GeneratorOptions(users, commands, symbols, 1))).ExitCode);

    [Fact]
    public void Every_symbol_there_is_can_be_used()
    {
        var symbols = RandomNames.Symbols(GeneratorOptions.SymbolsMax, new WorkloadRandom(1)).Select(Encoding.ASCII.GetString).ToHashSet();
        Assert.Equal(GeneratorOptions.SymbolsMax, symbols.Count);
        Assert.All(symbols, s => Assert.Matches("^[A-Z]{1,3}$", s));
    }

    private static byte[] Generate(GeneratorOptions options)
    {
        using var output = new MemoryStream();
        WorkloadGenerator.Write(output, options);
        return output.ToArray();
    }

    private static string[] Lines(GeneratorOptions options) => Encoding.ASCII.GetString(Generate(options)).TrimEnd('\n').Split('\n');
}
