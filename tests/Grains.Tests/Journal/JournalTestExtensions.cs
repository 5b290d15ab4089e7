using System.Text;
using Trading.Journal;

namespace Trading.Grains.Tests.Journal;

internal static class JournalTestExtensions
{
    internal static Task<JournalPosition> AppendAsync(this GrainJournal journal, string entry) =>
        journal.AppendAsync(Encoding.UTF8.GetBytes(entry));
}
