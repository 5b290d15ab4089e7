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

    [Fact]
    public void Created_file_is_the_prepared_one_and_all_zeros()
    {
        const int Length = (1 << 20) + 7;
        var directory = new DiskDirectory(_folder.Path);
        using (directory.Lock())
        {
            directory.Prepare(Length);
            using IStoreFile file = directory.Create("file", Length);
            Assert.DoesNotContain(directory.ListFiles(), name => name.Contains("SPARE", StringComparison.Ordinal));
            Assert.Equal(Length, file.Length);
            byte[] bytes = new byte[Length + 1];
            Assert.Equal(Length, file.Read(bytes, 0));
            Assert.True(bytes.AsSpan().IndexOfAnyExcept((byte)0) < 0);
        }
    }

    [Fact]
    public void Created_file_of_another_length_leaves_the_prepared_one()
    {
        var directory = new DiskDirectory(_folder.Path);
        using (directory.Lock())
        {
            directory.Prepare(4096);
            using IStoreFile other = directory.Create("other", 8192);
            Assert.Equal(8192, other.Length);
            Assert.Contains("SPARE", directory.ListFiles());
            directory.Prepare(4096);
            directory.Create("file", 4096).Dispose();
            Assert.DoesNotContain("SPARE", directory.ListFiles());
        }
    }

    [Fact]
    public void Short_file_does_not_wait_for_the_long_one_that_is_being_prepared()
    {
        const int Length = 256 << 20;
        var directory = new DiskDirectory(_folder.Path);
        using (directory.Lock())
        {
            directory.Prepare(Length);
            directory.Create("short", 82).Dispose();
            var spare = new FileInfo(Path.Combine(_folder.Path, "SPARE"));
            Assert.True(!spare.Exists || spare.Length < Length, "The long file was awaited.");
        }
    }

    [Fact]
    public void Prepared_file_goes_with_the_folder()
    {
        var directory = new DiskDirectory(_folder.Path);
        using (directory.Lock())
        {
            directory.Prepare(64 << 20);
        }

        Assert.DoesNotContain("SPARE", directory.ListFiles());
    }

    [Fact]
    public void File_that_could_not_be_prepared_is_made_when_it_is_needed()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "SPARE"));
        var directory = new DiskDirectory(_folder.Path);
        using (directory.Lock())
        {
            directory.Prepare(4096);
            using IStoreFile file = directory.Create("file", 4096);
            Assert.Equal(4096, file.Length);
            Directory.Delete(Path.Combine(_folder.Path, "SPARE"));
        }
    }

    public void Dispose() => _folder.Dispose();
}
