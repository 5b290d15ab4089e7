using System.Text;

namespace Trading.Journal.Tests;

internal static class JournalTestExtensions
{
    internal static Task<JournalPosition> AppendAsync(this GrainJournal journal, string entry) =>
        journal.AppendAsync(Encoding.UTF8.GetBytes(entry));
}
