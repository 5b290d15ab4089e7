using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Trading.Benchmarks.Measuring;
using Trading.Exchange.Matching;

namespace Trading.Benchmarks.Books;

/// <summary>How fast the order book is by itself, on one core: five mixes of operations, each in passes on a new book.</summary>
internal sealed class BookBenchmark(int operations, int passes, CancellationToken cancellation)
{
    private const int ColdPasses = 3;

    /// <summary>The terms of the book: a default instrument's, without a fee.</summary>
    public static readonly BookTerms Terms = new(NotionalPerTickLot: 100, TakerFeePpm: 0);

    /// <summary>The command <c>book</c>.</summary>
    public static Command CreateCommand()
    {
        var operations = new Option<int>("--operations") { Description = "Operations of a pass.", DefaultValueFactory = _ => 2_000_000 };
        var passes = new Option<int>("--passes") { Description = "Passes of a mix.", DefaultValueFactory = _ => 8 };
        var command = new Command("book", "Measures the order book by itself: operations a second on one core, and bytes.") { operations, passes };
        command.SetAction((parsed, cancellation) =>
        {
            new BookBenchmark(parsed.GetValue(operations), parsed.GetValue(passes), cancellation).Run();
            return Task.FromResult(0);
        });
        return command;
    }

    private void Run()
    {
        var title = string.Create(CultureInfo.InvariantCulture, $"OrderBook, passes of {operations:N0} operations, thousands a second");
        var headings = Enumerable.Range(1, passes).Select(pass => pass.ToString(CultureInfo.InvariantCulture));
        var table = new TextTable(title, ["mix", .. headings, "warm median", "bytes/op", "trades/op", "resting", "longest queue"]);
        foreach (var mix in BookMix.All)
            table.Add(Measure(mix));
        table.Print();
    }

    private string[] Measure(BookMix mix)
    {
        var workload = new BookWorkload(mix, operations, seed: 1);
        var rates = new List<double>();
        var bytes = new List<double>();
        CountingSink first = default;
        for (var pass = 0; pass < passes; pass++)
        {
            cancellation.ThrowIfCancellationRequested();
            var (time, allocated, sink) = Execute(workload);
            rates.Add(operations / time.TotalSeconds);
            bytes.Add((double)allocated / operations);
            if (pass > 0 && sink.Sum != first.Sum)
                throw new InvalidOperationException("Two passes of the same operations differ.");
            first = sink;
        }

        return
        [
            mix.Name, .. rates.Select(rate => Figures.Rate(rate / 1_000)), Figures.Rate(Figures.Median(rates.Skip(ColdPasses)) / 1_000),
            Figures.PerOperation(Figures.Median(bytes)), Figures.Ratio((double)first.Trades / operations),
            string.Create(CultureInfo.InvariantCulture, $"{workload.FewestResting:N0} to {workload.MostResting:N0}"),
            Figures.Rate(workload.LongestQueue),
        ];
    }

    private static (TimeSpan Time, long Bytes, CountingSink Sink) Execute(BookWorkload workload)
    {
        var book = new OrderBook(Terms, workload.MostResting);
        CountingSink sink = default;
        Execute(book, workload.Filling, ref sink);
        sink = default;
        GC.Collect();
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var start = Stopwatch.GetTimestamp();
        Execute(book, workload.Operations, ref sink);
        var time = Stopwatch.GetElapsedTime(start);
        return (time, GC.GetAllocatedBytesForCurrentThread() - bytes, sink);
    }

    private static void Execute(OrderBook book, BookOperation[] operations, ref CountingSink sink)
    {
        foreach (ref readonly var operation in operations.AsSpan())
            operation.ApplyTo(book, ref sink);
    }
}
