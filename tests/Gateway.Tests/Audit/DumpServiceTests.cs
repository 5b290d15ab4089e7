using Trading.Accounts;
using Trading.Audit;
using Trading.Gateway.Audit;
using Trading.Testing;

namespace Trading.Gateway.Tests.Audit;

public sealed class DumpServiceTests : IDisposable
{
    private readonly DirectoryInfo _outside = Directory.CreateTempSubdirectory("dumps-");
    private readonly DumpFolder _folder;
    private readonly DumpService _dumps;

    public DumpServiceTests()
    {
        var added = new AccountEvent
        {
            Kind = AccountEventKind.Command,
            Command = CommandKind.Add,
            TransactionNum = 1,
            CashIn = Money.FromCents(1),
        };
        _folder = new DumpFolder(Path.Combine(_outside.FullName, "dumps"));
        _dumps = new DumpService(new Journal().Add("u", 1, added).Export, _folder, parallelism: 1, new FakeTimeProvider());
    }

    [Theory]
    [InlineData("./testLOG", "testLOG")]
    [InlineData("testLOG", "testLOG")]
    [InlineData("./daily/one.xml", "daily/one.xml")]
    [InlineData("a..b", "a..b")]
    [InlineData("...", "...")]
    [InlineData("Zürich log", "Zürich log")]
    public async Task Name_inside_the_folder_is_written_there(string name, string file)
    {
        Assert.True(_dumps.IsAllowed(name));
        var result = await _dumps.DumpAsync(user: null, name, CancellationToken.None);
        Assert.Equal(Path.Combine(_folder.Path, file), result.Path);
        Assert.Equal(2, result.Elements);
        Journal.Validate(await File.ReadAllTextAsync(result.Path));
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("./")]
    [InlineData("./..")]
    [InlineData("a/../../b")]
    [InlineData("a/../b")]
    [InlineData("a/./b")]
    [InlineData("/etc/passwd")]
    [InlineData("//etc/passwd")]
    [InlineData(".//etc/passwd")]
    [InlineData("C:\\windows\\x")]
    [InlineData("..\\x")]
    [InlineData("a\0b")]
    [InlineData("a\nb")]
    [InlineData("a//b")]
    [InlineData("a/")]
    [InlineData("")]
    [InlineData(".dump-x.tmp")]
    [InlineData("1/2/3/4/5/6/7/8/9")]
    public async Task Name_that_leaves_the_folder_or_is_no_file_name_is_refused(string name)
    {
        Assert.False(_dumps.IsAllowed(name));
        await Assert.ThrowsAsync<ArgumentException>(() => _dumps.DumpAsync(user: null, name, CancellationToken.None));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void Name_with_half_a_character_is_refused() => Assert.False(_dumps.IsAllowed("\uD800"));

    [Fact]
    public void Name_of_more_bytes_than_a_file_system_takes_is_refused() => Assert.False(_dumps.IsAllowed(new string('ü', 128)));

    [Fact]
    public void Name_through_a_symbolic_link_is_refused()
    {
        var target = _outside.CreateSubdirectory("elsewhere");
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "folder"), target.FullName);
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "file"), Path.Combine(target.FullName, "victim"));
        Assert.False(_dumps.IsAllowed("folder/x"));
        Assert.False(_dumps.IsAllowed("folder"));
        Assert.False(_dumps.IsAllowed("file"));
    }

    [Fact]
    public void Name_of_a_folder_or_under_a_file_is_refused()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "folder"));
        File.WriteAllText(Path.Combine(_folder.Path, "file"), "");
        Assert.False(_dumps.IsAllowed("folder"));
        Assert.False(_dumps.IsAllowed("file/x"));
    }

    [Fact]
    public async Task Second_dump_replaces_the_first_and_leaves_nothing_else()
    {
        await _dumps.DumpAsync("u", "log", CancellationToken.None);
        var empty = await _dumps.DumpAsync("nobody", "log", CancellationToken.None);
        Assert.Equal(0, empty.Elements);
        Assert.DoesNotContain("userCommand", await File.ReadAllTextAsync(empty.Path), StringComparison.Ordinal);
        Assert.Equal([empty.Path], Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task Dump_that_is_cancelled_keeps_the_file_that_was_there()
    {
        var first = await _dumps.DumpAsync("u", "log", CancellationToken.None);
        var before = await File.ReadAllTextAsync(first.Path);
        var cancelled = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _dumps.DumpAsync(user: null, "log", cancelled));
        Assert.Equal(before, await File.ReadAllTextAsync(first.Path));
        Assert.Equal([first.Path], Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    public void Dispose()
    {
        _dumps.Dispose();
        _outside.Delete(recursive: true);
    }
}
