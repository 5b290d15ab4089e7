using Trading.Testing;

namespace Trading.Persistence.Local.Tests;

public sealed class DiskDirectoryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Discarded_files_are_gone_when_the_folder_is_given_back()
    {
        var directory = new DiskDirectory(_folder.Path);
        string[] names = [.. Enumerable.Range(1, 20).Select(number => Segment.FileName(number))];
        using (directory.Lock())
        {
            foreach (string name in names)
            {
                directory.Create(name, 1 << 20).Dispose();
                directory.Discard(name);
            }
        }

        Assert.Empty(directory.ListFiles().Intersect(names));
    }

    [Fact]
    public void Discarded_file_that_cannot_be_removed_stays_without_a_failure()
    {
        var directory = new DiskDirectory(_folder.Path);
        using (directory.Lock())
        {
            Directory.CreateDirectory(Path.Combine(_folder.Path, "a-folder"));
            directory.Discard("a-folder");
            directory.Create("file", 1).Dispose();
            directory.Discard("file");
        }

        Assert.DoesNotContain("file", directory.ListFiles());
        Assert.True(Directory.Exists(Path.Combine(_folder.Path, "a-folder")));
    }

    public void Dispose() => _folder.Dispose();
}
