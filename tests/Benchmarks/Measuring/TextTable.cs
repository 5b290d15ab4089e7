using System.Text;

namespace Trading.Benchmarks.Measuring;

/// <summary>A table of plain text: the first column to the left, the others, which are numbers, to the right.</summary>
/// <param name="title">What is above it.</param>
/// <param name="headings">The columns.</param>
internal sealed class TextTable(string title, params string[] headings)
{
    private const string Gap = "  ";

    private readonly List<string[]> _rows = [headings];

    /// <summary>Adds a row; missing cells at its end are empty.</summary>
    public void Add(params string[] cells) => _rows.Add(cells);

    /// <summary>Prints the table with an empty line after it.</summary>
    public void Print()
    {
        var widths = headings.Select((_, column) => _rows.Max(row => column < row.Length ? row[column].Length : 0)).ToArray();
        var text = new StringBuilder(title).Append('\n');
        foreach (var row in _rows)
        {
            for (var column = 0; column < row.Length; column++)
                text.Append(column == 0 ? row[0].PadRight(widths[0]) : Gap + row[column].PadLeft(widths[column]));
            text.Append('\n');
        }

        Console.WriteLine(text);
    }
}
